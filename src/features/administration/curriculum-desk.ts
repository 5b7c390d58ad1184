import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { NotFound } from '../../domain/refusal.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { DEFINITION_KINDS, type DefinitionKind } from '../catalog/definition.entity.js';
import { DefinitionsRepository, type PublishedWhen } from '../catalog/definitions.repository.js';
import { differencesBetween } from '../catalog/differences.js';
import { PeopleService } from '../people/people.service.js';

/** A published version, and by whose name. */
export interface NamedVersion extends Omit<PublishedWhen, 'publishedBy'> {
  /** `at the start of the server` where no person did. */
  readonly by: string;
}

export interface VersionWithChanges extends NamedVersion {
  /** What differs from the version before, in words. */
  readonly differences: readonly string[];
}

/** What is published, when and by whom, and what changed from version to version. */
@Injectable()
export class CurriculumDesk {
  constructor(
    private readonly database: Database,
    private readonly catalog: CatalogService,
    private readonly definitions: DefinitionsRepository,
    private readonly people: PeopleService,
  ) {}

  /** The newest version of everything, by kind and title. */
  async newest(): Promise<ReadonlyMap<DefinitionKind, readonly NamedVersion[]>> {
    const last = new Map<string, NamedVersion>();
    for (const row of await this.all()) last.set(`${row.kind} ${row.code}`, row);
    const rows = [...last.values()].sort((a, b) => a.title.localeCompare(b.title));
    return new Map(DEFINITION_KINDS.map((kind) => [kind, rows.filter((row) => row.kind === kind)]));
  }

  /** Every version of one, the newest first. Throws NotFound. */
  async versions(kind: string, code: string): Promise<readonly VersionWithChanges[]> {
    const versions = (await this.all()).filter((row) => row.kind === kind && row.code === code);
    if (versions.length === 0) throw new NotFound(`There is no ${kind} ${code}.`);
    return versions.map((row) => ({ ...row, differences: this.differences(row) })).reverse();
  }

  private differences({ kind, code, version }: NamedVersion): readonly string[] {
    const before = this.catalog.find(kind, code, version - 1);
    const after = this.catalog.find(kind, code, version);
    if (!before || !after) return [];
    return differencesBetween(kind, before.definition, after.definition);
  }

  private async all(): Promise<readonly NamedVersion[]> {
    const { reader } = this.database;
    const rows = await this.definitions.publishedWhen(reader);
    const ids = rows.flatMap(({ publishedBy }) => publishedBy ?? []);
    const names = await this.people.names(reader, ids);
    return rows.map(({ publishedBy, ...row }) => ({
      ...row,
      by:
        publishedBy === null
          ? 'at the start of the server'
          : (names.get(publishedBy) ?? 'somebody'),
    }));
  }
}
