import type { CourseContent, OfficeContent } from '../../curriculum/content.js';
import { NotFound } from '../../domain/refusal.js';
import type {
  CredentialDefinition,
  Definitions,
  PathDefinition,
  SkillDefinition,
} from '../../domain/requirement.js';
import type { DefinitionEntity, DefinitionKind } from './definition.entity.js';

/** A course as it was published, with everything that its modules hold. */
export type PublishedCourse = CourseContent & { readonly version: number };

interface Contents {
  course: PublishedCourse;
  path: PathDefinition;
  skill: SkillDefinition;
  credential: CredentialDefinition;
  office: OfficeContent;
}

/** A version as it is kept, whenever and by whomever it is published. */
export type Version = Pick<
  DefinitionEntity,
  'kind' | 'code' | 'version' | 'hash' | 'title' | 'content' | 'publishedAt'
>;

/** A published version, and what it says. */
export interface Published<K extends DefinitionKind = DefinitionKind> {
  readonly kind: K;
  readonly code: string;
  readonly title: string;
  readonly version: number;
  readonly hash: string;
  readonly publishedAt: string;
  readonly definition: Contents[K];
}

/**
 * Every published version, in memory, for rules that never await. Versions never change,
 * so memory is only ever added to, and a version is the same object for as long as the
 * process lives.
 */
export class PublishedDefinitions implements Definitions {
  private readonly versions = new Map<string, Published[]>();

  /** Adds what was loaded; versions of a code come in their order. */
  add(rows: readonly Version[]): void {
    for (const row of rows) {
      const of = nameOf(row.kind, row.code);
      const known = this.versions.get(of) ?? [];
      if (known.some(({ version }) => version === row.version)) continue;
      const { kind, code, title, version, hash, publishedAt } = row;
      const definition = { ...row.content, version } as Contents[DefinitionKind];
      known.push({ kind, code, title, version, hash, publishedAt, definition });
      this.versions.set(of, known);
    }
  }

  /** These and some versions more: what would hold, were they published. Changes nothing here. */
  with(rows: readonly Version[]): PublishedDefinitions {
    const all = new PublishedDefinitions();
    for (const [of, known] of this.versions) all.versions.set(of, [...known]);
    all.add(rows);
    return all;
  }

  /** Forgets everything: the database was put back to an earlier state. */
  clear(): void {
    this.versions.clear();
  }

  course(code: string, version?: number): PublishedCourse {
    return this.get('course', code, version).definition;
  }

  path(code: string, version?: number): PathDefinition {
    return this.get('path', code, version).definition;
  }

  skill(code: string, version?: number): SkillDefinition {
    return this.get('skill', code, version).definition;
  }

  credential(code: string, version?: number): CredentialDefinition {
    return this.get('credential', code, version).definition;
  }

  /** The version, or without one the newest; undefined where it was never published. */
  find<K extends DefinitionKind>(
    kind: K,
    code: string,
    version?: number,
  ): Published<K> | undefined {
    const known = this.versions.get(nameOf(kind, code));
    const found =
      version === undefined ? known?.at(-1) : known?.find((each) => each.version === version);
    return found as Published<K> | undefined;
  }

  /** As `find`. Throws NotFound. */
  published<K extends DefinitionKind>(kind: K, code: string, version?: number): Published<K> {
    const found = this.find(kind, code, version);
    if (found) return found;
    const named = version === undefined ? code : `${code}, version ${version}`;
    throw new NotFound(`There is no ${kind} ${named}.`, `no-such-${kind}`);
  }

  /** The newest version of each, by code. */
  newest<K extends DefinitionKind>(kind: K): readonly Published<K>[] {
    return [...this.versions.values()]
      .map((known) => known.at(-1)!)
      .filter((each): each is Published<K> => each.kind === kind)
      .sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  private get<K extends DefinitionKind>(kind: K, code: string, version?: number): Published<K> {
    const found = this.find(kind, code, version);
    if (found) return found;
    const named = version === undefined ? code : `${code}, version ${version}`;
    throw new RangeError(`The ${kind} ${named} was never published`);
  }
}

function nameOf(kind: DefinitionKind, code: string): string {
  return `${kind} ${code}`;
}
