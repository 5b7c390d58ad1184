import { looksLikeSlip, newSlipCode } from '../../../src/features/access/secrets.js';

describe('what may be a code from a slip', () => {
  test('is every code that is given', () => {
    const codes = Array.from({ length: 200 }, newSlipCode);
    expect(codes.filter((code) => !looksLikeSlip(code))).toEqual([]);
  });

  test.each([
    ['in small letters', 'k7qw-3mzp', true],
    ['without its dash', 'K7QW3MZP', true],
    ['with a space for it', 'K7QW 3MZP', true],
    ['with room around it', ' K7QW-3MZP ', true],
    ['not with a letter that looks like a digit', 'K7QW-3MZO', false],
    ['not shorter', 'K7QW-3MZ', false],
    ['not a password', 'correct horse battery', false],
  ])('%s', (_, typed, is) => {
    expect(looksLikeSlip(typed)).toBe(is);
  });
});
