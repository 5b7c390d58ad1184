import { Injectable } from '@nestjs/common';
import type { ModuleContent, OfficeContent, QuizContent } from '../../curriculum/content.js';
import { FIRST_LANGUAGE, moduleIn, type InLanguage } from '../../curriculum/in-language.js';
import { OFFICE } from '../../curriculum/read-office.js';
import { codeAsWords } from '../../ui/words.js';
import { Database } from '../../database/database.js';
import { NotFound, Refusal, type Reason } from '../../domain/refusal.js';
import type { PathDefinition } from '../../domain/requirement.js';
import type { DefinitionKind } from './definition.entity.js';
import { DefinitionsRepository } from './definitions.repository.js';
import { PublishCurriculum, type PublishReport } from './publish-curriculum.js';
import { type Published, PublishedDefinitions } from './published-definitions.js';

/** What is published: courses, learning paths, skills and credentials, in all their versions. */
@Injectable()
export class CatalogService {
  /** Every version, in memory: what rules look definitions up in. */
  readonly definitions = new PublishedDefinitions();

  /** The paths that got a new version when the server started, by code. */
  publishedAtStart: readonly string[] = [];

  /** What was wrong with the files when the server started, so that they were left out. */
  leftOut: readonly Reason[] = [];

  /** The publications that are loaded. */
  private seen = 0;

  constructor(
    private readonly database: Database,
    private readonly repository: DefinitionsRepository,
    private readonly publishing: PublishCurriculum,
  ) {}

  /**
   * Publishes the files and loads everything, before anybody is given this service.
   *
   * Wrong files don't stop a server that has something published: a slip of an author
   * must not close the office. They stop the first start, which would have nothing.
   */
  async start(warn: (message: string) => void): Promise<void> {
    await this.refresh();
    try {
      this.publishedAtStart = pathsIn(await this.publishing.publishAtStart());
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (this.seen === 0) throw new NothingPublished(error);
      this.leftOut = error.reasons;
      warn(
        'The curriculum was not published, because it has problems; what was published ' +
          `before stays in force:${linesOf(error)}\nPut them right, and publish it again.`,
      );
    }
    await this.refresh();
  }

  /**
   * Loads what another process has published: one row is read, and the new versions where
   * it says so. Every signed-in request does it; call it before longer work of its own.
   */
  async refresh(): Promise<void> {
    const { reader } = this.database;
    const before = this.seen;
    const publications = await this.repository.publications(reader);
    if (publications === before) return;
    if (publications < before) {
      // The database was put back from a backup.
      this.definitions.clear();
      this.seen = 0;
    }
    const rows = await this.repository.publishedAfter(reader, this.seen);
    this.definitions.add(rows);
    this.seen = Math.max(this.seen, publications);
    this.leftOut = [];
  }

  /** Publishes the files. Refuses where they are wrong, with every problem. */
  async publish(by: string, { dryRun }: { dryRun: boolean }): Promise<PublishReport> {
    if (dryRun) return (await this.publishing.preview()).report;
    const report = await this.publishing.publish(by);
    this.leftOut = [];
    await this.refresh();
    return report;
  }

  /** What publishing the files would change, and all definitions as they would be then. */
  async preview(): Promise<{ report: PublishReport; definitions: PublishedDefinitions }> {
    const { report, versions } = await this.publishing.preview();
    return { report, definitions: this.definitions.with(versions) };
  }

  /** The newest version, or the one asked for; undefined where it was never published. */
  find<K extends DefinitionKind>(
    kind: K,
    code: string,
    version?: number,
  ): Published<K> | undefined {
    return this.definitions.find(kind, code, version);
  }

  /** As `find`. Throws NotFound. */
  published<K extends DefinitionKind>(kind: K, code: string, version?: number): Published<K> {
    return this.definitions.published(kind, code, version);
  }

  hasCourse(code: string): boolean {
    return this.find('course', code) !== undefined;
  }

  /** The newest version of each, in the order of their codes. */
  newest<K extends DefinitionKind>(kind: K): readonly Published<K>[] {
    return this.definitions.newest(kind);
  }

  /** The languages in which there is a course, the first one first. */
  languages(): readonly string[] {
    const translated = this.newest('course').flatMap(({ definition }) =>
      Object.keys(definition.translations ?? {}),
    );
    return [...new Set([FIRST_LANGUAGE, ...translated])];
  }

  /** The newest version of each path that people come under by rule. */
  pathsByRule(): readonly PathDefinition[] {
    return this.newest('path')
      .map(({ definition }) => definition)
      .filter(({ enrolls }) => enrolls !== undefined);
  }

  /** What the office calls an activity that hours are logged for. */
  activity(code: string): string {
    const named = this.office().activities.find((each) => each.code === code);
    return named?.title ?? codeAsWords(code);
  }

  /** The words of the office, as they were last published. */
  office(): Pick<OfficeContent, 'positions' | 'exposures' | 'activities'> {
    const office = this.find('office', OFFICE)?.definition;
    return office ?? { positions: [], exposures: [], activities: [] };
  }

  /** Which exposures somebody in a position has unless told. */
  exposuresOf(position: string | null): readonly string[] {
    return this.office().positions.find(({ code }) => code === position)?.exposures ?? [];
  }

  /** A module with all that it holds, a quiz's answers included. Throws NotFound. */
  module(course: string, code: string, version?: number): ModuleContent {
    const { modules } = this.published('course', course, version).definition;
    const module = modules.find((each) => each.code === code);
    if (!module) throw new NotFound(`${course} has no module ${code}.`, 'no-such-module');
    return module;
  }

  /** A module as `module`, with its words in a language as far as they are there. */
  moduleIn(
    language: string | undefined,
    course: string,
    code: string,
    version?: number,
  ): InLanguage<ModuleContent> {
    const { definition } = this.published('course', course, version);
    return moduleIn(definition, this.module(course, code, version), language);
  }

  /** The bank of a quiz with its answers: for use inside the process only. Throws NotFound. */
  quiz(course: string, version: number, code: string): QuizContent {
    return this.quizIn(undefined, course, version, code).content;
  }

  /** As `quiz`, with its words in a language as far as they are there. */
  quizIn(
    language: string | undefined,
    course: string,
    version: number,
    code: string,
  ): InLanguage<QuizContent> {
    const found = this.moduleIn(language, course, code, version);
    const { content } = found;
    if (content.kind === 'quiz') return { ...found, content };
    throw new NotFound(`Module ${code} of ${course} is no quiz.`, 'no-such-module');
  }

  /** The sentence that a learner signs. Throws NotFound. */
  statement(course: string, version: number, code: string, language?: string): string {
    const { content } = this.moduleIn(language, course, code, version);
    if (content.kind === 'attestation') return content.statement;
    throw new NotFound(`Module ${code} of ${course} is no attestation.`, 'no-such-module');
  }
}

/** Stops a server whose curriculum is wrong and that has no earlier one to fall back to. */
export class NothingPublished extends Error {
  override readonly name = 'NothingPublished';

  constructor(cause: Refusal) {
    super(
      'The curriculum has problems, and no earlier one was published that could take its ' +
        `place:${linesOf(cause)}\nPut them right until \`npm run curriculum:check\` finds ` +
        'nothing, or name another folder with COURSES_DIR; then start again.',
    );
  }
}

function linesOf({ reasons }: Refusal): string {
  return reasons.map(({ text }) => `\n  ${text}`).join('');
}

function pathsIn(report: PublishReport | null): readonly string[] {
  const { added, changed } = report ?? { added: [], changed: [] };
  return [...added, ...changed].filter(({ kind }) => kind === 'path').map(({ code }) => code);
}
