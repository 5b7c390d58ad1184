import type { CredentialDefinition, SkillDefinition } from '../domain/requirement.js';
import type { CourseContent } from './content.js';
import { didYouMean } from './did-you-mean.js';
import type { KnownCodes } from './known-codes.js';
import type { OfficeWords } from './office-words.js';
import type { Place } from './problem.js';
import type { YamlValue } from './yaml-value.js';

/** What the rest of the curriculum offers to paths, by code. */
export interface Offered {
  readonly courses: KnownCodes<CourseContent>;
  readonly skills: KnownCodes<SkillDefinition>;
  readonly credentials: KnownCodes<CredentialDefinition>;
  readonly words: OfficeWords;
  /** The titles of all paths. */
  readonly paths: KnownCodes<string>;
}

/** What is noted while one path is read, for checks that need all of it. */
export class PathReading {
  /** Every node's place, by its key. */
  readonly keys = new Map<string, Place>();
  private readonly named: { readonly key: string; readonly by: YamlValue }[] = [];

  constructor(readonly offered: Offered) {}

  /** Takes a key for a node; refuses one that is taken. */
  take(key: string, by: { place: Place; refuse(message: string, remedy: string): void }): void {
    if (this.keys.has(key)) {
      const line = this.keys.get(key)!.line;
      by.refuse(
        `The key "${key}" is taken by line ${line}.`,
        'Give one of the two a "key" of its own.',
      );
    } else {
      this.keys.set(key, by.place);
    }
  }

  /** Notes that something names a node, which may stand further down. */
  names(key: string, by: YamlValue): void {
    this.named.push({ key, by });
  }

  /** To be called when the whole path has been read. */
  refuseUnknownKeys(): void {
    for (const { key, by } of this.named) {
      if (this.keys.has(key)) continue;
      by.refuse(`There is no node "${key}" in this path.`, didYouMean(key, [...this.keys.keys()]));
    }
  }

  /** The definition with the code that `value` names. */
  lookUp<T>(value: YamlValue, kind: string, among: KnownCodes<T>): T | undefined {
    const code = value.text();
    if (code !== '' && among.isMissing(code)) {
      value.refuse(`There is no ${kind} "${code}".`, didYouMean(code, among.codes));
    }
    return among.get(code);
  }
}
