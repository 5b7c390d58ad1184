import { told } from '../../domain/told.js';
import { foldText } from './fold-text.js';

/** Somebody as a form names them: `Noor Heron (noor@clinic.example)`. */
export function namedInForms(person: {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly employeeNumber: string | null;
}): string {
  return told`${person.name} (${person.email ?? person.employeeNumber ?? person.id})`;
}

/** The email, number or id in what names somebody: in parentheses behind a name, or all of it. */
export function keyOfNamed(named: string): string {
  return /\(([^()]+)\)\s*$/.exec(named)?.[1]?.trim() ?? named;
}

/** How a name would be sorted, family name first, wherever its family name begins. */
export function sortNamesOf(name: string): readonly string[] {
  const words = foldText(name).split(' ').slice(0, MOST_WORDS);
  return words.slice(1).map((_, i) => [...words.slice(i + 1), ...words.slice(0, i + 1)].join(' '));
}

const MOST_WORDS = 8;
