/** `Did you mean "title"?` where one of the known names is a slip of the finger away; else a list of them. */
export function didYouMean(wrong: string, known: readonly string[]): string {
  const meant = nearestTo(wrong, known);
  if (meant !== null) return `Did you mean "${meant}"?`;
  if (known.length === 0) return 'There are none yet.';
  return `It can be ${listed(known, 'or')}.`;
}

/** The known name that a wrong one is a slip of the finger away from. */
export function nearestTo(wrong: string, known: readonly string[]): string | null {
  const [nearest] = known
    .map((name) => ({ name, edits: editsBetween(wrong.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, edits }) => edits <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.edits - b.edits);
  return nearest?.name ?? null;
}

/** `a`, `a or b`, `a, b or c`; long lists are cut. */
export function listed(names: readonly string[], conjunction: 'or' | 'and'): string {
  const shown = names.length > 20 ? [...names.slice(0, 20), '…'] : names;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** The least number of letters to insert, delete, replace or swap with the next (Damerau). */
function editsBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? rows[i - 2]![j - 2]! + 1 : Infinity;
      row.push(Math.min(replaced, swapped, rows[i - 1]![j]! + 1, row[j - 1]! + 1));
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
