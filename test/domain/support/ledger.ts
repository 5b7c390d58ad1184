import { day, type IsoDay } from '../../../src/domain/day.js';
import type { AssignmentTarget, Fact, FactKind, FactPayloads } from '../../../src/domain/fact.js';
import type { Post, SiteRules } from '../../../src/domain/fact.js';
import { fold, type LearnerRecord } from '../../../src/domain/record.js';

/**
 * What happened to one learner, told in the words of the office:
 * `ledger().hired('2026-01-05').enrolled('2026-01-05').completed('HAZ', '2026-02-02')`.
 *
 * Every step answers a new ledger, so that cases can share a beginning. The first fact
 * has seq 1, the next 2, and so on.
 */
export class Ledger {
  constructor(readonly facts: readonly Fact[] = []) {}

  get record(): LearnerRecord {
    return fold(this.facts);
  }

  /** The seq of the newest fact, for facts that name another. */
  get lastSeq(): number {
    return this.facts.length;
  }

  with<K extends FactKind>(kind: K, subject: string, on: IsoDay, payload: FactPayloads[K]): Ledger {
    const fact = { kind, subject, occurredOn: day(on), seq: this.facts.length + 1, payload };
    return new Ledger([...this.facts, fact as Fact]);
  }

  hired(on: IsoDay, { post, ...terms }: Hire = {}): Ledger {
    return this.with('hired', 'employment', on, { post: postOf(post), ...terms });
  }

  rehired(on: IsoDay, { post, ...terms }: Omit<Hire, 'originalHireOn'> = {}): Ledger {
    return this.with('rehired', 'employment', on, { post: postOf(post), ...terms });
  }

  transferred(on: IsoDay, post: Partial<Post>): Ledger {
    return this.with('transferred', 'employment', on, { post: postOf(post) });
  }

  /** From that day on the site says this about skills. */
  siteSays(on: IsoDay, rules: SiteRules, site = 'MAIN'): Ledger {
    return this.with('site-changed', 'employment', on, { site, rules });
  }

  separated(on: IsoDay): Ledger {
    return this.with('separated', 'employment', on, { reason: 'moved away' });
  }

  onLeave(from: IsoDay, to?: IsoDay): Ledger {
    return this.with('leave-started', 'leave', from, { reason: 'family', ...(to ? { to } : {}) });
  }

  /** Back from the newest leave. */
  backOn(on: IsoDay): Ledger {
    const leave = this.facts.findLast((fact) => fact.kind === 'leave-started')!.seq;
    return this.with('leave-ended', 'leave', on, { leave });
  }

  enrolled(on: IsoDay, path = 'P', version = 1): Ledger {
    return this.with('enrolled', path, on, { version });
  }

  withdrawn(on: IsoDay, path = 'P'): Ledger {
    return this.with('withdrawn', path, on, { reason: 'other plans' });
  }

  moved(on: IsoDay, version: number, from = version - 1): Ledger {
    return this.with('moved', 'P', on, { from, version, reason: 'the path was improved' });
  }

  waived(requirement: string, on: IsoDay, until: IsoDay | null = null): Ledger {
    const payload = { requirement, kind: 'exemption', reason: 'knows it', until } as const;
    return this.with('waived', 'P', on, payload);
  }

  /** One module of a course. */
  module(course: string, module: string, on: IsoDay, version = 1): Ledger {
    return this.with('module-completed', course, on, { module, version });
  }

  /** A course of one module, as courses in these cases are unless they say otherwise. */
  completed(course: string, on: IsoDay, version = 1): Ledger {
    return this.module(course, '01', on, version);
  }

  attested(course: string, on: IsoDay, version = 1): Ledger {
    const payload = { module: '01', version, name: 'Ana Reyes', statement: 'I have read it.' };
    return this.with('attested', course, on, payload);
  }

  retrain(course: string, on: IsoDay, dueOn: IsoDay, version?: number): Ledger {
    const newer = version === undefined ? {} : { version };
    return this.with('retraining-required', course, on, { dueOn, reason: 'new policy', ...newer });
  }

  /** A satisfactory performance, unless told otherwise. */
  seen(skill: string, on: IsoDay, seen: Partial<FactPayloads['skill-observed']> = {}): Ledger {
    const payload = { outcome: 'satisfactory', observer: 'bea', ...seen } as const;
    return this.with('skill-observed', skill, on, payload);
  }

  /** A performance that counts once it is co-signed. */
  seenUnsigned(skill: string, on: IsoDay, seen: Partial<FactPayloads['skill-observed']> = {}) {
    return this.seen(skill, on, { ...seen, awaitsCosign: true });
  }

  /** Co-signs the newest observation, or another. */
  cosigned(on: IsoDay, fact = this.newestObservation()): Ledger {
    return this.with('skill-cosigned', this.facts[fact - 1]!.subject, on, { fact });
  }

  unsafe(skill: string, on: IsoDay): Ledger {
    return this.seen(skill, on, { outcome: 'unsafe' });
  }

  hours(activity: string, on: IsoDay, hours: number): Ledger {
    return this.with('hours-logged', activity, on, { minutes: hours * 60 });
  }

  /** Approves the newest hours that were logged, or those of another fact. */
  approved(approvedOn: IsoDay, fact = this.newestHours()): Ledger {
    const { subject, on } = this.loggedBy(fact);
    return this.with('hours-approved', subject, approvedOn, { fact, on });
  }

  declined(declinedOn: IsoDay, fact = this.newestHours()): Ledger {
    const { subject, on } = this.loggedBy(fact);
    return this.with('hours-declined', subject, declinedOn, { fact, on, reason: 'not worked' });
  }

  card(
    credential: string,
    issuedOn: IsoDay,
    terms: FactPayloads['credential-recorded'] = {},
  ): Ledger {
    return this.with('credential-recorded', credential, issuedOn, terms);
  }

  revoked(credential: string, on: IsoDay): Ledger {
    return this.with('credential-revoked', credential, on, { reason: 'by the issuer' });
  }

  feePaid(credential: string, on: IsoDay): Ledger {
    return this.with('fee-paid', credential, on, {});
  }

  credits(
    credential: string,
    on: IsoDay,
    amount: number,
    category = 'general',
    approvedBy?: string,
  ): Ledger {
    const by = approvedBy === undefined ? {} : { approvedBy };
    const payload = { title: 'A course', amount, category, issuer: 'A college', ...by };
    return this.with('credits-earned', credential, on, payload);
  }

  asked(stage: string, on: IsoDay): Ledger {
    return this.with('advancement-requested', 'P', on, { stage });
  }

  /** Answers the newest request. */
  advanced(stage: string, on: IsoDay, role = 'manager'): Ledger {
    return this.with('advancement-approved', 'P', on, { stage, request: this.request(), role });
  }

  /** Declines the newest request, or another. */
  notAdvanced(stage: string, on: IsoDay, request = this.request()): Ledger {
    const payload = { stage, request, reason: 'not yet' };
    return this.with('advancement-declined', 'P', on, payload);
  }

  assigned(
    id: string,
    on: IsoDay,
    target: AssignmentTarget,
    terms: { dueOn?: IsoDay; repeat?: boolean } = {},
  ): Ledger {
    const payload = { target, title: `Assignment ${id}`, dueOn: null, ...terms };
    return this.with('assigned', id, on, payload);
  }

  /** Withdraws a fact; dated as that one was. */
  voided(seq = this.lastSeq): Ledger {
    const target = this.facts[seq - 1]!;
    const fact = {
      kind: 'voided',
      subject: target.subject,
      occurredOn: target.occurredOn,
      seq: this.facts.length + 1,
      payload: { fact: seq, reason: 'entered by mistake' },
    } as const;
    return new Ledger([...this.facts, fact]);
  }

  private newestObservation(): number {
    return this.facts.findLast((fact) => fact.kind === 'skill-observed')!.seq;
  }

  private newestHours(): number {
    return this.facts.findLast((fact) => fact.kind === 'hours-logged')!.seq;
  }

  private request(): number {
    return this.facts.findLast((fact) => fact.kind === 'advancement-requested')?.seq ?? 0;
  }

  private loggedBy(seq: number): { subject: string; on: IsoDay } {
    const { subject, occurredOn } = this.facts[seq - 1]!;
    return { subject, on: new Date(occurredOn * 86_400_000).toISOString().slice(0, 10) };
  }
}

interface Hire {
  readonly post?: Partial<Post>;
  readonly trackedFrom?: IsoDay;
  readonly originalHireOn?: IsoDay;
}

/** A medical assistant's post at a site in Texas, unless told otherwise. */
export function postOf(post: Partial<Post> = {}): Post {
  return {
    site: 'MAIN',
    state: 'TX',
    timeZone: 'America/Chicago',
    position: 'MA',
    exposures: [],
    ...post,
  };
}

export function ledger(): Ledger {
  return new Ledger();
}

/** Ana: hired on Monday 2026-01-05 and enrolled in path P on that day. */
export const ana = ledger().hired('2026-01-05').enrolled('2026-01-05');
