/** How deep all properties look, where `FC_RUNS` says it; 0 where each looks as far as is quick. */
export const DEPTH = Number(process.env['FC_RUNS'] ?? 0);

const SEED = Number(process.env['FC_SEED'] ?? '20261123');

/**
 * Runs of a property: `quick` of them, and the same ones each time, so that nobody's change
 * fails by chance. `FC_RUNS=2000` looks deeper, and `FC_SEED` elsewhere.
 */
export function runs(quick: number): { numRuns: number; seed: number } {
  return { numRuns: DEPTH || quick, seed: SEED };
}
