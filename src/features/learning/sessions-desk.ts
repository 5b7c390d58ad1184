import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Actor } from '../../domain/permission.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { PeopleChoicesService } from '../people/people-choices.js';
import { PeopleDesk } from '../people/people-desk.js';
import { PeopleService } from '../people/people.service.js';
import { SitesService } from '../people/sites.service.js';
import { CompletionDesk } from './completion-desk.js';
import { SessionRepository } from './session.repository.js';
import { sessionView } from './session.view.js';
import { SessionsService } from './sessions.service.js';

/** So many people of the site stand at the door at once; the search finds the others. */
const AT_THE_DOOR = 60;

export type SessionOnDesk = Awaited<ReturnType<SessionsDesk['list']>>['items'][number];
export type SessionInFull = Awaited<ReturnType<SessionsDesk['one']>>;

/** Live sessions as they lie before who records them: names for codes, and who may be there. */
@Injectable()
export class SessionsDesk {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly office: PeopleDesk,
    private readonly choices: PeopleChoicesService,
    private readonly sites: SitesService,
    private readonly catalog: CatalogService,
    private readonly completions: CompletionDesk,
    private readonly sessions: SessionsService,
    private readonly repository: SessionRepository,
  ) {}

  async list(actor: Actor, cursor: string | undefined) {
    const { reader } = this.database;
    const page = await this.sessions.list(actor, { limit: 25, ...(cursor && { cursor }) });
    const ids = page.items.map(({ id }) => id);
    const counts = await this.repository.attendanceCounts(reader, ids);
    const sites = new Map((await this.sites.all(reader)).map(({ code, name }) => [code, name]));
    return {
      nextCursor: page.nextCursor,
      items: page.items.map((session) => ({
        ...sessionView(session),
        title: this.titleOf(session.course),
        siteName: sites.get(session.site) ?? session.site,
        people: counts.get(session.id) ?? 0,
      })),
    };
  }

  /** What a new session can be of, and where; the course's parts once it is chosen. */
  async choicesFor(actor: Actor, course: string | undefined) {
    const definition =
      course === undefined ? null : this.catalog.published('course', course).definition;
    return {
      courses: this.completions.courses(),
      sites: (await this.choices.of(actor, 'session:record')).sites,
      course: definition,
      trainer: await this.people.nameOf(this.database.reader, actor.personId),
    };
  }

  /** A session, who was recorded, and who of its site may still be: those chosen, then those found. */
  async one(actor: Actor, id: string, ask: { q: string; chosen: readonly string[] }) {
    const { reader } = this.database;
    const session = await this.sessions.find(actor, id);
    const there = new Set(session.attendance.map((each) => each.id));
    const stillChosen = [...new Set(ask.chosen)].filter((each) => !there.has(each));
    const chosen = await this.people.names(reader, stillChosen);
    const found = session.mayRecord
      ? await this.office.list(actor, {
          ...{ q: ask.q.slice(0, 200), active: true, limit: AT_THE_DOOR },
          // Who is found by name may have come from another site.
          ...(ask.q === '' && { site: session.site }),
        })
      : { items: [] };
    const others = found.items.filter((each) => !there.has(each.id) && !chosen.has(each.id));
    const { modules } = this.catalog.published(
      'course',
      session.course,
      session.version,
    ).definition;
    return {
      ...session,
      attendance: [...session.attendance].sort((a, b) => a.name.localeCompare(b.name, 'en')),
      title: this.titleOf(session.course),
      siteName: (await this.sites.site(reader, session.site)).name,
      moduleTitles: session.modules.map(
        (code) => modules.find((module) => module.code === code)?.title ?? code,
      ),
      recordedByName: await this.people.nameOf(reader, session.recordedBy),
      atTheDoor: [
        ...[...chosen].map(([value, label]) => ({ value, label })),
        ...others.map((each) => ({ value: each.id, label: each.name })),
      ],
    };
  }

  private titleOf(course: string): string {
    return this.catalog.find('course', course)?.title ?? course;
  }
}
