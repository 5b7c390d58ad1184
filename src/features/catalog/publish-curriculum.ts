import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { Settings } from '../../config/settings.js';
import { problemLine } from '../../curriculum/problem.js';
import type { Curriculum } from '../../curriculum/content.js';
import { filesIn, type CurriculumFiles } from '../../curriculum/curriculum-files.js';
import { digestOf } from '../../curriculum/files-digest.js';
import { readCurriculum } from '../../curriculum/read-curriculum.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { Refusal } from '../../domain/refusal.js';
import { AuditService } from '../audit/audit.service.js';
import type { CatalogState } from './catalog-state.entity.js';
import type { DefinitionKind } from './definition.entity.js';
import { DefinitionsRepository } from './definitions.repository.js';
import { planPublication, type PlannedVersion } from './publication-plan.js';
import { type LearnersByVersion, Publications } from './publications.js';
import type { Version } from './published-definitions.js';

export interface PublishedChange {
  readonly kind: DefinitionKind;
  readonly code: string;
  readonly title: string;
  readonly from: number | null;
  readonly version: number;
  readonly differences: readonly string[];
  /** Of a path: who is on which version. They stay there until somebody moves them. */
  readonly learners: LearnersByVersion;
}

/** What publishing did, or would do. */
export interface PublishReport {
  readonly dryRun: boolean;
  readonly added: readonly PublishedChange[];
  readonly changed: readonly PublishedChange[];
  /** What else was published from files; what has gone from them stays, too. */
  readonly unchanged: readonly { readonly kind: DefinitionKind; readonly code: string }[];
}

/** Reads the curriculum's files and makes a new version of everything that changed. */
@Injectable()
export class PublishCurriculum {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsRepository,
    private readonly publications: Publications,
    private readonly audit: AuditService,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /**
   * All of it or nothing. Refuses `curriculum-invalid` with every problem of the files,
   * and what `planPublication` refuses.
   */
  async publish(by: string): Promise<PublishReport> {
    const files = this.files();
    const state = await this.definitions.state(this.database.reader);
    return this.publishFiles(files, digestOf(files), state, by);
  }

  /** As `publish`, at the start of the server; null where the files are those published last. */
  async publishAtStart(): Promise<PublishReport | null> {
    const files = this.files();
    const digest = digestOf(files);
    const state = await this.definitions.state(this.database.reader);
    return digest === state.filesDigest ? null : this.publishFiles(files, digest, state, null);
  }

  /** What publishing would change and for whom, and the versions that it would make. */
  async preview(): Promise<{ report: PublishReport; versions: readonly Version[] }> {
    const { reader } = this.database;
    const files = this.files();
    const { filesDigest } = await this.definitions.state(reader);
    const asPublished = digestOf(files) === filesDigest;
    const plan = asPublished ? [] : await this.planned(reader, this.read(files));
    const publishedAt = instantText(this.clock.now());
    return {
      report: await this.report(reader, plan, true),
      versions: plan.filter(isNew).map((planned) => ({ ...planned, publishedAt })),
    };
  }

  private async publishFiles(
    files: CurriculumFiles,
    digest: string,
    before: Pick<CatalogState, 'publications' | 'filesDigest'>,
    by: string | null,
  ): Promise<PublishReport> {
    const curriculum = this.read(files);
    const { reader } = this.database;
    const seen = await this.planned(reader, curriculum);
    // Mostly nothing is new, and then nobody has to take turns.
    if (!seen.some(isNew)) {
      if (digest !== before.filesDigest) {
        await this.database.transaction((tx) =>
          this.definitions.keepFilesDigest(tx, digest, before.publications),
        );
      }
      return this.report(reader, seen, false);
    }
    return this.database.transaction(async (tx) => {
      const publication = await this.definitions.nextPublication(tx);
      const plan = await this.keep(tx, curriculum, publication, by);
      await this.definitions.keepFilesDigest(tx, digest, publication);
      return this.report(tx, plan, false);
    });
  }

  private files(): CurriculumFiles {
    try {
      return filesIn(this.settings.coursesDir);
    } catch (error) {
      return refuseUnreadable(error);
    }
  }

  private read(files: CurriculumFiles): Curriculum {
    const read = readCurriculum(files);
    if (read.ok) return read.curriculum;
    const [first, ...others] = read.problems.map((problem) => ({
      code: 'curriculum-invalid',
      subject: `${problem.file}:${problem.line}`,
      text: problemLine(problem),
    }));
    throw new Refusal([first!, ...others]);
  }

  private async planned(reader: Reader, curriculum: Curriculum) {
    return planPublication(curriculum, await this.definitions.all(reader));
  }

  private async keep(
    tx: Transaction,
    curriculum: Curriculum,
    publication: number,
    by: string | null,
  ): Promise<readonly PlannedVersion[]> {
    const plan = await this.planned(tx, curriculum);
    const changes = plan.filter(isNew);
    // Another process has just published the same.
    if (changes.length === 0) return plan;
    const common = {
      origin: 'files' as const,
      publishedAt: instantText(this.clock.now()),
      publishedBy: by,
      publication,
    };
    await this.definitions.add(
      tx,
      changes.map(({ kind, code, title, version, hash, content }) => ({
        ...{ kind, code, title, version, hash, content },
        ...common,
      })),
    );
    const paths = changes.filter(({ kind }) => kind === 'path').map(({ code }) => code);
    if (paths.length > 0) await this.publications.tell(tx, paths);
    await this.audit.record(tx, {
      action: 'curriculum-published',
      subject: String(publication),
      by,
      details: { versions: changes.map(({ kind, code, version }) => ({ kind, code, version })) },
    });
    return plan;
  }

  private async report(
    reader: Reader,
    plan: readonly PlannedVersion[],
    dryRun: boolean,
  ): Promise<PublishReport> {
    const described = async (change: PlannedVersion['change']) => {
      const changes: PublishedChange[] = [];
      for (const planned of plan) {
        if (planned.change !== change) continue;
        const { kind, code, title, from, version, differences } = planned;
        const learners = kind === 'path' ? await this.publications.learnersOn(reader, code) : [];
        changes.push({ kind, code, title, from, version, differences, learners });
      }
      return changes;
    };
    const fromFiles = await this.definitions.fromFiles(reader);
    const differs = new Set(plan.filter(isNew).map(nameOf));
    return {
      dryRun,
      added: await described('added'),
      changed: await described('changed'),
      unchanged: fromFiles.filter((definition) => !differs.has(nameOf(definition))),
    };
  }
}

function isNew({ change }: PlannedVersion): boolean {
  return change !== 'unchanged';
}

function nameOf({ kind, code }: Pick<PlannedVersion, 'kind' | 'code'>): string {
  return `${kind} ${code}`;
}

function refuseUnreadable(error: unknown): never {
  if (!isOfSystem(error)) throw error;
  const text = `The folder of the curriculum can't be read: ${error.message}. COURSES_DIR names it.`;
  throw new Refusal([{ code: 'curriculum-unreadable', text }]);
}

function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}
