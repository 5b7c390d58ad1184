/** Exact fractions, so that 29 of 100 is 29 % and not 28.999… rounded down. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export const ZERO: Fraction = { over: 0n, under: 1n };
export const ONE: Fraction = { over: 1n, under: 1n };

/** A number with at most three decimals, exactly. */
export function exactly(value: number): Fraction {
  return { over: BigInt(Math.round(value * 1000)), under: 1000n };
}

export function sum(of: readonly Fraction[]): Fraction {
  return of.reduce(
    (a, b) => ({ over: a.over * b.under + b.over * a.under, under: a.under * b.under }),
    ZERO,
  );
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under };
}

export function dividedBy(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under, under: a.under * b.over };
}

export function compare(a: Fraction, b: Fraction): number {
  const left = a.over * b.under;
  const right = b.over * a.under;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function isZero(of: Fraction): boolean {
  return of.over === 0n;
}

/** Whole percent, rounded down. */
export function percent(of: Fraction): number {
  return Number((of.over * 100n) / of.under);
}

export function toNumber(of: Fraction): number {
  return Number(of.over) / Number(of.under);
}
