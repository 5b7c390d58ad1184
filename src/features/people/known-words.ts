import { Injectable } from '@nestjs/common';
import { didYouMean, nearestTo } from '../../curriculum/did-you-mean.js';
import type { Reader } from '../../database/transaction.js';
import { type Reason, refuseUnless, decide } from '../../domain/refusal.js';
import type { AppliesTo } from '../../domain/requirement.js';
import { told } from '../../domain/told.js';
import { treeOf } from '../../domain/tree.js';
import type { Option } from '../../ui/form.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { PeopleRepository } from './people.repository.js';

/** Words of the office: some positions, some exposures. */
export interface PostWords {
  readonly positions?: readonly string[] | undefined;
  readonly exposures?: readonly string[] | undefined;
}

/**
 * The positions and exposures that there are: those that office.yaml names, that somebody
 * has, and that a learning path goes by.
 *
 * Requirements come with these words, so one that is mistyped would mean training that
 * never applies. People may be given new ones; what is written for people who have a word
 * asks for one that there is. An office that names none takes any.
 */
@Injectable()
export class KnownWords {
  constructor(
    private readonly catalog: CatalogService,
    private readonly people: PeopleRepository,
  ) {}

  /** The office's own in their order, then the others. */
  async all(reader: Reader): Promise<Record<keyof PostWords, readonly Option[]>> {
    const used = await this.people.wordsInUse(reader);
    const named = this.namedByPaths();
    const office = this.catalog.office();
    const offered = (kind: keyof PostWords) =>
      titledFirst(office[kind], [...used[kind], ...named.flatMap((each) => each[kind] ?? [])]);
    return { positions: offered('positions'), exposures: offered('exposures') };
  }

  /** Refuses words that there aren't, with those that were perhaps meant. */
  refuseUnknown(reader: Reader, words: PostWords): Promise<void> {
    return this.refuse(reader, words, () => true);
  }

  /** Refuses words that look like a slip: a new one of the office's own may look like no other. */
  refuseSlips(reader: Reader, words: PostWords): Promise<void> {
    return this.refuse(reader, words, isSlip);
  }

  private async refuse(
    reader: Reader,
    words: PostWords,
    isRefused: (word: string, known: readonly string[]) => boolean,
  ): Promise<void> {
    const office = this.catalog.office();
    const untitled = (kind: keyof PostWords) =>
      office[kind].length === 0
        ? []
        : (words[kind] ?? []).filter((word) => !office[kind].some(({ code }) => code === word));
    if (untitled('positions').length + untitled('exposures').length === 0) return;

    const all = await this.all(reader);
    const unknown = (kind: keyof PostWords, one: 'position' | 'exposure') => {
      const known = all[kind].map(({ value }) => value);
      return untitled(kind)
        .filter((word) => !known.includes(word) && isRefused(word, known))
        .map((word) => unknownWord(one, word, known));
    };
    refuseUnless(decide(...unknown('positions', 'position'), ...unknown('exposures', 'exposure')));
  }

  private namedByPaths(): readonly AppliesTo[] {
    return this.catalog.newest('path').flatMap(({ definition }) => {
      const nodes = [...treeOf(definition).nodes.values()];
      return [definition.enrolls ?? {}, ...nodes.map(({ asks }) => asks.appliesTo ?? {})];
    });
  }
}

/** Whether a word is meant to be one of the known ones, and isn't. */
export function isSlip(word: string, known: readonly string[]): boolean {
  return nearestTo(word, known) !== null;
}

const UNKNOWN = {
  position: { code: 'unknown-position' },
  exposure: { code: 'unknown-exposure' },
  activity: { code: 'unknown-activity' },
} as const;

/** Why a word that the office doesn't have is refused, with the one that was perhaps meant. */
export function unknownWord(
  kind: keyof typeof UNKNOWN,
  word: string,
  known: readonly string[],
): Reason {
  return {
    ...UNKNOWN[kind],
    subject: word,
    text: told`This office has no ${kind} "${word}". ${didYouMean(word, known)} A new one is added to office.yaml.`,
  };
}

/** The words that have a title, in their order, then the others as they are. */
function titledFirst(
  titled: readonly { readonly code: string; readonly title: string }[],
  others: readonly string[],
): readonly Option[] {
  const known = new Set(titled.map(({ code }) => code));
  return [
    ...titled.map(({ code, title }) => ({ value: code, label: title })),
    ...[...new Set(others)]
      .filter((word) => !known.has(word))
      .sort()
      .map((word) => ({ value: word, label: word })),
  ];
}
