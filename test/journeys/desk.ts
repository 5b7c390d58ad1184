import type { Answer, Client, RequestOptions } from '../support/client.js';
import type * as api from './api.js';

/** Somebody of the office. `secret` is what they sign in with. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly secret: string;
}

/** The API said no, or broke: status, code and the whole problem, to be asserted on. */
export class Refused extends Error {
  readonly code: string;

  constructor(
    readonly status: number,
    readonly problem: api.Problem,
  ) {
    super(`${status} ${JSON.stringify(problem)}`);
    this.code = problem.code;
  }
}

/** Runs a call as a member of the office; answers its body, throws `Refused` where it is a no. */
export type Call = <T>(request: (client: Client) => Promise<Answer<T>>) => Promise<T>;

/** What one member of the office does at their screen: each verb is one call of the API. */
export class Desk {
  constructor(
    readonly member: Member,
    readonly call: Call,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.call<T>((client) => client.get(path));
  }

  post<T>(path: string, body: unknown = {}, options?: RequestOptions): Promise<T> {
    return this.call<T>((client) => client.post(path, body, options));
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.call<T>((client) => client.put(path, body));
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.call<T>((client) => client.patch(path, body));
  }

  importPeople<T>(csv: string, dryRun = false): Promise<T> {
    const options = { headers: { 'content-type': 'text/csv' } };
    return this.post<T>(`/people/import?dryRun=${dryRun}`, csv, options);
  }

  enrol(learner: Member, path: string, startedOn?: string) {
    return this.post<api.Enrollment>(`/learners/${learner.id}/enrollments`, {
      path,
      ...(startedOn && { startedOn }),
    });
  }

  previewMove(learner: Member, path: string, version: number, reason: string) {
    const url = `/learners/${learner.id}/enrollments/${path}/move?dryRun=true`;
    return this.post<Record<string, unknown>>(url, { version, reason });
  }

  move(learner: Member, path: string, version: number, reason: string) {
    const url = `/learners/${learner.id}/enrollments/${path}/move`;
    return this.post<api.Enrollment>(url, { version, reason });
  }

  standing(learner: Member, path: string, when: { asOf?: string; knownAt?: string } = {}) {
    const query = queryOf({ path, ...when });
    return this.get<api.Standing>(`/learners/${learner.id}/standing?${query}`);
  }

  async timeline(learner: Member, path: string, requirement?: string) {
    const query = queryOf({ path, ...(requirement && { requirement }) });
    const url = `/learners/${learner.id}/timeline?${query}`;
    return (await this.get<{ items: api.Interval[] }>(url)).items;
  }

  /** Every fact of a learner, page by page, in the order in which they were recorded. */
  async facts(learner: Member, filter: { kind?: string; subject?: string } = {}) {
    const facts: api.Fact[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = queryOf({ ...filter, limit: '100', ...(cursor && { cursor }) });
      const url = `/learners/${learner.id}/facts?${query}`;
      const page = await this.get<{ items: api.Fact[]; nextCursor?: string | null }>(url);
      facts.push(...page.items);
      cursor = page.nextCursor ?? null;
    }
    return facts.sort((a, b) => a.seq - b.seq);
  }

  course(code: string) {
    return this.get<api.Course>(`/courses/${code}`);
  }

  complete(learner: Member, course: string, module: string, more: object = {}) {
    const body = { course, module, ...more };
    return this.post<api.Completion>(`/learners/${learner.id}/completions`, body);
  }

  startAttempt(learner: Member, course: string, module: string) {
    return this.post<api.Attempt>(`/learners/${learner.id}/attempts`, { course, module });
  }

  answer(learner: Member, attempt: api.Attempt, answers: Record<string, string[]>) {
    const url = `/learners/${learner.id}/attempts/${attempt.id}/answers`;
    return this.post<api.Graded>(url, { answers });
  }

  attest(learner: Member, course: string, module: string) {
    const body = { course, module, name: learner.name };
    return this.post<api.Completion>(`/learners/${learner.id}/attestations`, body);
  }

  assign(coursework: object) {
    return this.post<api.Assignment | { job: string }>('/assignments', coursework);
  }

  /** What came of a job, once it is done. */
  async resultOf<T>({ job }: { job: string }): Promise<T> {
    for (;;) {
      const { state, result, error } = await this.get<api.Job<T>>(`/jobs/${job}`);
      if (state === 'done') return result!;
      if (state === 'failed') throw new Error(`The job failed: ${error}`);
    }
  }

  holdSession(session: object) {
    return this.post<{ id: string }>('/sessions', session);
  }

  recordAttendance(session: { id: string }, learners: readonly Member[]) {
    const body = { learners: learners.map(({ id }) => id) };
    return this.post<unknown>(`/sessions/${session.id}/attendance`, body);
  }

  voidSession(session: { id: string }, reason: string) {
    return this.post<unknown>(`/sessions/${session.id}/void`, { reason });
  }

  observe(learner: Member, skill: string, more: object = {}) {
    const body = { skill, outcome: 'satisfactory', ...more };
    return this.post<api.Completion>(`/learners/${learner.id}/observations`, body);
  }

  logHours(learner: Member, activity: string, on: string, hours: number) {
    const body = { activity, on, minutes: hours * 60 };
    return this.post<api.Completion>(`/learners/${learner.id}/hours`, body);
  }

  approveHours(learner: Member, fact: { id: string }) {
    const url = `/learners/${learner.id}/hours/${fact.id}/approval`;
    return this.post<api.Completion>(url, { approved: true });
  }

  recordCredential(learner: Member, credential: string, issuedOn: string, expiresOn?: string) {
    const body = { credential, issuedOn, ...(expiresOn && { expiresOn }) };
    return this.post<api.Completion>(`/learners/${learner.id}/credentials`, body);
  }

  waive(learner: Member, requirement: string) {
    const body = { requirement, kind: 'exemption', reason: 'Done elsewhere', until: '2027-01-01' };
    return this.post<unknown>(`/learners/${learner.id}/waivers`, body);
  }

  recordLeave(learner: Member, from: string, to: string, reason: string) {
    return this.post<unknown>(`/learners/${learner.id}/leaves`, { from, to, reason });
  }

  /** A new position from a day on, with the exposures that it brings unless told. */
  transfer(person: Member, position: string, effectiveOn: string, exposures?: readonly string[]) {
    const body = { position, effectiveOn, ...(exposures && { exposures }) };
    return this.patch<api.Person>(`/people/${person.id}`, body);
  }

  advancement(learner: Member) {
    return this.get<api.Advancement>(`/learners/${learner.id}/advancement`);
  }

  askAdvancement(learner: Member, stage: string, note?: string) {
    const body = { stage, ...(note && { note }) };
    return this.post<{ id: string }>(`/learners/${learner.id}/advancements`, body);
  }

  decideAdvancement(learner: Member, request: { id: string }, approved = true, reason?: string) {
    const url = `/learners/${learner.id}/advancements/${request.id}/decision`;
    return this.post<unknown>(url, { approved, ...(reason && { reason }) });
  }

  /** Withdraws many facts at once; with `rightLearner` they are recorded for that person instead. */
  withdraw(
    learner: Member,
    facts: readonly { seq: number }[],
    reason: string,
    { rightLearner, dryRun = false }: { rightLearner?: Member; dryRun?: boolean } = {},
  ) {
    const body = {
      facts: facts.map(({ seq }) => seq),
      reason,
      ...(rightLearner && { recordFor: rightLearner.id }),
    };
    return this.post<unknown>(`/learners/${learner.id}/facts/void?dryRun=${dryRun}`, body);
  }

  voidFact(learner: Member, fact: { seq: number }, reason: string) {
    return this.post<unknown>(`/learners/${learner.id}/facts/${fact.seq}/void`, { reason });
  }
}

function queryOf(parameters: Record<string, string>): string {
  return new URLSearchParams(parameters).toString();
}
