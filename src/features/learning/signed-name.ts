import type { Reason } from '../../domain/refusal.js';
import { told } from '../../domain/told.js';
import { foldText } from '../people/fold-text.js';

/**
 * Why a typed name is no signature of somebody; undefined where it is one. As people sign:
 * capitals, accents, middle names and initials, `Jr.`, or the family name first, make no difference.
 */
export function notTheirName(typed: string, onRecord: string): Reason | undefined {
  const [first, last] = [wordsOf(onRecord)[0], wordsOf(onRecord).at(-1)];
  const [family, given] = typed.split(/,(.*)/s);
  const signed = wordsOf(given === undefined ? typed : `${given} ${family}`);
  const begins = signed.indexOf(first ?? '');
  const isTheirs = begins >= 0 && signed.lastIndexOf(last ?? '') >= begins;
  if (first === undefined || isTheirs) return undefined;
  return {
    code: 'signature-differs',
    text: told`Sign with your own name as it stands on your record: ${onRecord}.`,
  };
}

function wordsOf(name: string): readonly string[] {
  return foldText(name)
    .replaceAll(/['’ʼ‘`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !SUFFIXES.has(word));
}

const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
