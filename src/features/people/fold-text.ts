/** Text without case and accents, for order and search: `Łukasz Ágh` is found as `lukasz agh`. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđßæœ]/g, (letter) => WITHOUT_ACCENT[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Letters that Unicode doesn't take apart. */
const WITHOUT_ACCENT: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};
