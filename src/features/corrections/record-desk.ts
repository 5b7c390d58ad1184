import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { standsAlone } from '../../domain/alone.js';
import { lastCompleteOn, openRoundOn, roundsOf } from '../../domain/completion.js';
import { readinessIn } from '../../domain/credits.js';
import { addDays, day, isoDay, isoDayOrNull } from '../../domain/day.js';
import type { Actor } from '../../domain/permission.js';
import { entriesOf } from '../../domain/record.js';
import { byCode, byTitle } from '../../ui/words.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LearnerViews, type LearnerView } from '../enrollments/learner-view.js';
import { PeopleService } from '../people/people.service.js';

/** What a learner has, by subject, as it stands today: courses, skills, hours, credentials. */
@Injectable()
export class RecordDesk {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly views: LearnerViews,
  ) {}

  async of(actor: Actor, learnerId: string) {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'learner:read', learnerId);
    const view = await this.views.of(reader, learner);
    return {
      courses: subjectsOf(view, 'course')
        .map((code) => this.course(view, code))
        .sort(byTitle),
      skills: subjectsOf(view, 'skill')
        .map((code) => this.skill(view, code))
        .sort(byCode),
      hours: hoursIn(view).map((each) => ({
        ...each,
        activity: this.catalog.activity(each.activity),
      })),
      credentials: subjectsOf(view, 'credential')
        .map((code) => this.credential(view, code))
        .sort(byTitle),
    };
  }

  private course({ record, learner }: LearnerView, code: string) {
    const rounds = roundsOf(record, code, this.catalog.definitions);
    const open = openRoundOn(rounds, learner.today);
    const last = lastCompleteOn(rounds, learner.today);
    const modules = this.catalog.find('course', code, open?.version)?.definition.modules ?? [];
    return {
      code,
      title: this.catalog.find('course', code)?.title ?? code,
      completedOn: isoDayOrNull(last?.completedOn ?? null),
      underWay: open === null ? null : { done: open.modules.size, of: modules.length },
    };
  }

  private skill({ record, learner }: LearnerView, code: string) {
    const skill = this.catalog.definitions.skill(code);
    const leaf = { kind: 'skill', key: code, title: skill.title, skill } as const;
    const seen = entriesOf(record, `skill/${code}`, 'skill-observed');
    return {
      ...{ code, title: skill.title },
      ...this.alone({ record, learner }, leaf),
      lastSeenOn: isoDayOrNull(seen.at(-1)?.on ?? null),
    };
  }

  private credential({ record, learner }: LearnerView, code: string) {
    const credential = this.catalog.definitions.credential(code);
    const { title, issuer, continuingEducation } = credential;
    const leaf = { kind: 'credential', key: code, title, credential } as const;
    const row = `credential/${code}`;
    const card = entriesOf(record, row, 'credential-recorded').at(-1);
    const alone = this.alone({ record, learner }, leaf);
    const credits = entriesOf(record, row, 'credits-earned');
    const through = alone.dueOn === null ? learner.today : day(alone.dueOn);
    return {
      ...{ code, title, issuer },
      ...alone,
      isHeld: card !== undefined,
      number: card?.payload.number ?? null,
      issuedOn: isoDayOrNull(card?.on ?? null),
      education:
        continuingEducation === undefined || card === undefined
          ? null
          : readinessIn(continuingEducation, credits, addDays(card.on, -1), through),
    };
  }

  private alone(
    { record, learner }: Pick<LearnerView, 'record' | 'learner'>,
    leaf: Parameters<typeof standsAlone>[1],
  ) {
    const found = standsAlone(record, leaf, this.catalog.definitions, learner.today);
    return {
      status: found?.status ?? ('not-started' as const),
      dueOn: isoDayOrNull(found?.dueOn ?? null),
      progress: found?.progress ?? null,
    };
  }
}

export type RecordOnDesk = Awaited<ReturnType<RecordDesk['of']>>;

function subjectsOf({ record }: LearnerView, topic: string): readonly string[] {
  const prefix = `${topic}/`;
  return [...record.keys()]
    .filter((key) => key.startsWith(prefix) && record.get(key)!.length > 0)
    .map((key) => key.slice(prefix.length));
}

/** Minutes by activity: those that count, those that wait for an answer, and the last day. */
function hoursIn({ record }: LearnerView) {
  const byActivity = new Map<
    string,
    { approved: number; waiting: number; declined: number; lastOn: string }
  >();
  for (const [key, row] of record) {
    const [topic, activity = ''] = key.split('/');
    if (topic !== 'hours') continue;
    const answers = new Map<number, boolean>();
    for (const entry of row) {
      if (entry.kind === 'hours-approved') answers.set(entry.payload.fact, true);
      if (entry.kind === 'hours-declined') answers.set(entry.payload.fact, false);
    }
    const sum = byActivity.get(activity) ?? { approved: 0, waiting: 0, declined: 0, lastOn: '' };
    for (const entry of row) {
      if (entry.kind !== 'hours-logged') continue;
      const answer = answers.get(entry.seq);
      const { minutes } = entry.payload;
      if (answer === true) sum.approved += minutes;
      else if (answer === false) sum.declined += minutes;
      else sum.waiting += minutes;
      if (isoDay(entry.on) > sum.lastOn) sum.lastOn = isoDay(entry.on);
    }
    if (sum.lastOn !== '') byActivity.set(activity, sum);
  }
  return [...byActivity].map(([activity, sum]) => ({ activity, ...sum }));
}
