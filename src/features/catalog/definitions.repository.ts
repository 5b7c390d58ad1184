import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import type { Reader, Transaction } from '../../database/transaction.js';
import { CatalogState } from './catalog-state.entity.js';
import { DefinitionEntity } from './definition.entity.js';

/** A version of a definition without what it holds. */
export type PublishedWhen = Omit<DefinitionEntity, 'hash' | 'content' | 'publication'>;

@Injectable()
export class DefinitionsRepository {
  /** How often something has been published: changes whenever there is something new to load. */
  async publications(reader: Reader): Promise<number> {
    const [row] = await reader.query<{ publications: number }>(
      'select publications from catalog_state where id = 1',
    );
    return row!.publications;
  }

  /** The versions that came after a publication, oldest first. */
  publishedAfter(reader: Reader, publication: number): Promise<DefinitionEntity[]> {
    return reader.find(DefinitionEntity, {
      where: { publication: MoreThan(publication) },
      order: { kind: 'ASC', code: 'ASC', version: 'ASC' },
    });
  }

  /** Every version of everything, oldest first. */
  all(reader: Reader): Promise<DefinitionEntity[]> {
    return this.publishedAfter(reader, 0);
  }

  /** When each version was published and by whom, without what it holds; oldest first. */
  async publishedWhen(reader: Reader): Promise<PublishedWhen[]> {
    return reader.query<PublishedWhen>(
      `select kind, code, version, title, origin, published_at as "publishedAt",
              published_by as "publishedBy"
         from definition order by kind, code, version`,
    );
  }

  /** Everything that was ever published from files. */
  fromFiles(reader: Reader): Promise<Pick<DefinitionEntity, 'kind' | 'code'>[]> {
    return reader.query(
      `select distinct kind, code from definition where origin = 'files' order by kind, code`,
    );
  }

  /** Begins a publication; whoever else publishes waits from here on, and then sees this one. */
  async nextPublication(tx: Transaction): Promise<number> {
    await tx.execute('update catalog_state set publications = publications + 1 where id = 1');
    return this.publications(tx);
  }

  /** How often something has been published, and `digestOf` the files of the last time; null where none were. */
  async state(reader: Reader): Promise<Pick<CatalogState, 'publications' | 'filesDigest'>> {
    const [row] = await reader.query<CatalogState>(
      'select publications, files_digest as "filesDigest" from catalog_state where id = 1',
    );
    return row!;
  }

  /** Remembers the digest, unless something was published after `publications`. */
  async keepFilesDigest(tx: Transaction, digest: string, publications: number): Promise<void> {
    await tx.execute(
      'update catalog_state set files_digest = $1 where id = 1 and publications = $2',
      [digest, publications],
    );
  }

  async add(tx: Transaction, definitions: DefinitionEntity[]): Promise<void> {
    if (definitions.length > 0) await tx.insert(DefinitionEntity, definitions);
  }
}

export const CATALOG_ENTITIES = [DefinitionEntity, CatalogState];
