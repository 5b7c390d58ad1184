import { Injectable } from '@nestjs/common';
import type { AppliesTo } from '../../domain/requirement.js';
import { byTitle } from '../../ui/words.js';
import { CatalogService } from './catalog.service.js';

/** A course or path as the catalog lists it. */
export interface Offered {
  readonly kind: 'course' | 'path';
  readonly code: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number | null;
  /** Of a course: anybody may take it. Of a path: nobody need be told to enroll. */
  readonly isOpen: boolean;
  /** Of a path: whom it enrolls by rule; null where nobody. */
  readonly enrolls: AppliesTo | null;
}

/** Looks through what is published, for people: by words, in the order of titles. */
@Injectable()
export class BrowseCatalog {
  constructor(private readonly catalog: CatalogService) {}

  /** Those whose title, code or summary has all the words; all of them for none. */
  find(words: string): { courses: readonly Offered[]; paths: readonly Offered[] } {
    const all = words.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = ({ title, code, summary }: Offered) => {
      const text = `${title} ${code} ${summary}`.toLowerCase();
      return all.every((word) => text.includes(word));
    };
    // Who types a title wants what is called so, not what mentions it.
    const isCalledSo = ({ title, code }: Offered) =>
      all.every((word) => `${title} ${code}`.toLowerCase().includes(word));
    const best = (a: Offered, b: Offered) =>
      Number(isCalledSo(b)) - Number(isCalledSo(a)) || byTitle(a, b);
    return {
      courses: this.courses().filter(fits).sort(best),
      paths: this.paths().filter(fits).sort(best),
    };
  }

  private courses(): readonly Offered[] {
    return this.catalog.newest('course').map(({ definition }) => ({
      kind: 'course',
      code: definition.code,
      title: definition.title,
      summary: definition.summary,
      minutes: definition.modules.reduce((sum, module) => sum + module.minutes, 0),
      isOpen: definition.openToAll ?? false,
      enrolls: null,
    }));
  }

  private paths(): readonly Offered[] {
    return this.catalog.newest('path').map(({ definition }) => ({
      kind: 'path',
      code: definition.code,
      title: definition.title,
      summary: definition.summary ?? '',
      minutes: null,
      isOpen: definition.enrolls === undefined,
      enrolls: definition.enrolls ?? null,
    }));
  }
}
