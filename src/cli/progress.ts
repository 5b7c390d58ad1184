const EVERY = 2_000;

/** Prints at most every two seconds, so that a long run shows that it goes on and a short one is quiet. */
export function progressPrinter(): (line: string) => void {
  let printed = performance.now();
  return (line) => {
    if (performance.now() - printed < EVERY) return;
    printed = performance.now();
    console.log(line);
  };
}

/** `12,300 facts/s`, since a moment of `performance.now()`. */
export function rate(facts: number, began: number): string {
  const perSecond = facts / Math.max(0.001, (performance.now() - began) / 1_000);
  return `${Math.round(perSecond).toLocaleString('en-US')} facts/s`;
}
