import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Actor } from '../../domain/permission.js';
import { type FormState, typedIn } from '../../ui/form-state.js';
import { PeopleDesk } from '../people/people-desk.js';
import { PeopleService } from '../people/people.service.js';
import { HistoryDesk } from './history-desk.js';
import type { WithdrawnQuery } from './void-facts.dto.js';
import { type Outcome, paired, seqsIn } from './withdrawn.js';

/** So many entries stand on one page. */
const ENTRIES = 15;
/** So many people a search offers. */
const FOUND = 8;

/** What lies before somebody who withdraws entries of a learner. */
@Injectable()
export class WithdrawDesk {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly office: PeopleDesk,
    private readonly history: HistoryDesk,
  ) {}

  async of(actor: Actor, learnerId: string, form: FormState) {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'fact:void', learnerId);
    const cursor = typedIn(form, 'cursor');
    const ask = { limit: ENTRIES, ...(cursor !== '' && { cursor }) };
    return {
      learner: { id: learner.id, name: learner.name },
      history: await this.history.page(actor, learner.id, ask),
      people: await this.rightPeople(actor, learner.id, form),
    };
  }

  /** What came of a withdrawal: each entry, and where it is now. */
  async outcome(actor: Actor, learnerId: string, done: WithdrawnQuery): Promise<Outcome> {
    const { reader } = this.database;
    const wrong = await this.people.permit(reader, actor, 'fact:void', learnerId);
    const lines = await this.history.some(actor, wrong.id, seqsIn(done.entries ?? ''));
    const withdrawn = lines.filter(({ voidedBy }) => voidedBy !== null);
    const learner = { id: wrong.id, name: wrong.name };
    if (done.recordFor === undefined) {
      return { learner, right: null, entries: paired(withdrawn, []) };
    }
    const right = await this.people.permit(reader, actor, 'fact:void', done.recordFor);
    const recorded = await this.history.some(actor, right.id, seqsIn(done.recorded ?? ''));
    return {
      learner,
      right: { id: right.id, name: right.name },
      entries: paired(withdrawn, recorded),
    };
  }

  /** What an entry says, and whose it is. */
  async told(actor: Actor, learnerId: string, seq: number): Promise<string> {
    const [line] = await this.history.some(actor, learnerId, [seq]);
    return `${line?.title ?? `Entry ${seq}`} of ${await this.nameOf(actor, learnerId)}`;
  }

  async nameOf(actor: Actor, learnerId: string): Promise<string> {
    const { reader } = this.database;
    return (await this.people.permit(reader, actor, 'fact:void', learnerId)).name;
  }

  /** Who is chosen, then those whom the search finds. */
  private async rightPeople(actor: Actor, wrong: string, form: FormState) {
    const chosen = typedIn(form, 'recordFor');
    const q = typedIn(form, 'q').slice(0, 200);
    const names = await this.people.names(this.database.reader, [chosen]);
    const found =
      q === '' ? [] : (await this.office.list(actor, { q, active: true, limit: FOUND })).items;
    return [
      ...[...names].map(([value, label]) => ({ value, label })),
      ...found
        .filter(({ id }) => id !== wrong && !names.has(id))
        .map(({ id, name }) => ({ value: id, label: name })),
    ];
  }
}
