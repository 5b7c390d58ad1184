import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { isoDayAt } from '../../domain/day.js';
import type { FactKind } from '../../domain/fact.js';
import type { Actor } from '../../domain/permission.js';
import { FACT, MODULE_KIND } from '../../ui/words.js';
import { CatalogService } from '../catalog/catalog.service.js';
import type { RecordedFact } from '../ledger/recorded-fact.js';
import { AssignmentsService } from '../coursework/assignments.service.js';
import { PeopleService } from '../people/people.service.js';
import { SitesService } from '../people/sites.service.js';
import { type FactInWords, inWords, type Names } from './fact-words.js';
import { HistoryService } from './history.service.js';
import type { ListFactsQuery } from './void-facts.dto.js';

/** A line of a history: a fact in plain words, with who recorded it, and its correction. */
export interface HistoryLine extends FactInWords {
  readonly seq: number;
  readonly kind: FactKind;
  readonly subject: string;
  readonly occurredOn: string;
  /** The day on which it was recorded, at the learner's site. */
  readonly recordedOn: string;
  readonly recordedBy: string;
  /** The seq of the line that withdrew this one. */
  readonly voidedBy: number | null;
  /** The seq of the line that this one withdraws. */
  readonly voids: number | null;
}

export interface HistoryPage {
  readonly items: readonly HistoryLine[];
  readonly nextCursor: string | null;
}

/** A learner's history in plain words. */
@Injectable()
export class HistoryDesk {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly sites: SitesService,
    private readonly assignments: AssignmentsService,
    private readonly history: HistoryService,
  ) {}

  /** The lines, the newest first. */
  async page(actor: Actor, learnerId: string, query: ListFactsQuery): Promise<HistoryPage> {
    const { reader } = this.database;
    const learner = await this.people.learner(reader, learnerId);
    const { items, nextCursor } = await this.history.list(actor, learnerId, query);
    const known = new Set(items.map(({ seq }) => seq));
    const withdrawn = items.flatMap((fact) => voidedIn(fact) ?? []);
    const earlier = withdrawn.filter((seq) => !known.has(seq));
    const also = earlier.length === 0 ? [] : await this.history.some(actor, learnerId, earlier);
    return { nextCursor, items: await this.lines(items, learner.timeZone, also) };
  }

  /** Some lines by their seqs, the oldest first; those that are there. */
  async some(
    actor: Actor,
    learnerId: string,
    seqs: readonly number[],
  ): Promise<readonly HistoryLine[]> {
    const learner = await this.people.learner(this.database.reader, learnerId);
    return this.lines(await this.history.some(actor, learnerId, seqs), learner.timeZone);
  }

  private async lines(
    facts: readonly FactView[],
    timeZone: string,
    /** Those of other pages which some of these withdraw. */
    also: readonly FactView[] = [],
  ): Promise<readonly HistoryLine[]> {
    const ids = [...new Set([...facts, ...also].flatMap(peopleIn))];
    const { reader } = this.database;
    const sites = new Map((await this.sites.all(reader)).map(({ code, name }) => [code, name]));
    const names = this.namesWith(
      await this.people.names(reader, ids),
      sites,
      await this.titlesOf([...facts, ...also].flatMap(assignmentsIn)),
    );
    const told = new Map(
      [...facts, ...also].map((fact) => [
        fact.seq,
        inWords(fact as unknown as RecordedFact, names),
      ]),
    );
    return facts.map((fact) => ({
      ...withWhatItVoids(fact, told),
      seq: fact.seq,
      kind: fact.kind,
      subject: fact.subject,
      occurredOn: fact.occurredOn,
      recordedOn: isoDayAt(new Date(fact.recordedAt), timeZone),
      recordedBy: names.person(fact.recordedBy),
      voidedBy: fact.voidedBy,
      voids: voidedIn(fact),
    }));
  }

  private async titlesOf(assignments: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (assignments.length === 0) return new Map();
    return this.assignments.titles(this.database.reader, assignments);
  }

  private namesWith(
    people: ReadonlyMap<string, string>,
    sites: ReadonlyMap<string, string>,
    assignments: ReadonlyMap<string, string>,
  ): Names {
    const titled = (kind: 'course' | 'skill' | 'credential' | 'path') => (code: string) =>
      this.catalog.find(kind, code)?.title ?? code;
    return {
      course: titled('course'),
      skill: titled('skill'),
      credential: titled('credential'),
      path: titled('path'),
      module: (course, version, code) => {
        const definition = this.catalog.find('course', course, version)?.definition;
        const module = definition?.modules.find((each) => each.code === code);
        return { title: module?.title ?? code, kind: MODULE_KIND[module?.kind ?? ''] ?? 'module' };
      },
      stage: (path, stage) =>
        this.catalog.find('path', path)?.definition.stages.find((each) => each.code === stage)
          ?.title ?? stage,
      coursework: (id) => assignments.get(id) ?? '',
      person: (id) => people.get(id) ?? 'Preceptor',
      activity: (code) => this.catalog.activity(code),
      site: (code) => sites.get(code) ?? code,
    };
  }
}

type FactView = Awaited<ReturnType<HistoryService['list']>>['items'][number];

function peopleIn({ recordedBy, payload }: FactView): readonly string[] {
  if (payload === null || !('observer' in payload)) return [recordedBy];
  const { observer, cosigner } = payload;
  return [recordedBy, observer, ...(cosigner === undefined ? [] : [cosigner])];
}

/** Those that a fact is about without saying what they ask for. */
function assignmentsIn({ kind, subject }: FactView): readonly string[] {
  return ABOUT_COURSEWORK.has(kind) ? [subject] : [];
}

const ABOUT_COURSEWORK: ReadonlySet<FactKind> = new Set<FactKind>([
  'assignment-changed',
  'assignment-cancelled',
  'task-completed',
]);

/** A withdrawal says what it withdraws, where that is at hand. */
function withWhatItVoids(fact: FactView, told: ReadonlyMap<number, FactInWords>): FactInWords {
  const own = told.get(fact.seq)!;
  const voids = voidedIn(fact);
  const voided = voids === null ? undefined : told.get(voids);
  return voided === undefined ? own : { ...own, title: `${FACT.voided}: ${voided.title}` };
}

function voidedIn({ kind, payload }: FactView): number | null {
  return kind === 'voided' && payload !== null && 'fact' in payload ? payload.fact : null;
}
