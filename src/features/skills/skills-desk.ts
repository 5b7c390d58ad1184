import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { isoDay, type IsoDay } from '../../domain/day.js';
import type { Actor } from '../../domain/permission.js';
import type { LearnerRecord } from '../../domain/record.js';
import type { SkillDefinition } from '../../domain/requirement.js';
import { practiceOn, skillEntries } from '../../domain/sign-off.js';
import { askedOf, siteRulesOf } from '../../domain/site-rules.js';
import { isMet } from '../../domain/status.js';
import { at } from '../../domain/steps.js';
import type { PathEvaluation } from '../../domain/timeline.js';
import { byCode, codeAsWords } from '../../ui/words.js';
import { told } from '../../domain/told.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LearnerViews, type LearnerView } from '../enrollments/learner-view.js';
import { type Choice, PeopleChoicesService } from '../people/people-choices.js';
import { PeopleService, type Learner } from '../people/people.service.js';
import { AskedHours } from './asked-hours.js';
import { SigningDesk, type Signing } from './signing-desk.js';

/** How far a learner is with one variant of a skill. */
export interface BandOnDesk {
  /** Empty where the skill has no variants. */
  readonly code: string;
  readonly title: string;
  readonly seen: number;
  readonly needed: number;
}

export interface SkillOnDesk {
  readonly definition: SkillDefinition;
  readonly bands: readonly BandOnDesk[];
  /** Who has seen what counts so far, by name. */
  readonly observers: readonly string[];
  readonly observersNeeded: number;
  readonly signing: Signing;
}

export interface CheckOffDesk {
  readonly learner: LearnerOnDesk;
  /** Those that the learner has yet to be checked off in, then all others. */
  readonly wanted: readonly Choice[];
  readonly others: readonly Choice[];
  /** Null until one is chosen. */
  readonly skill: SkillOnDesk | null;
  readonly colleagues: readonly Choice[];
}

interface LearnerOnDesk {
  readonly id: string;
  readonly name: string;
  readonly position: string | null;
  readonly today: IsoDay;
}

/** What an instructor needs before them to record a check-off or hours. */
@Injectable()
export class SkillsDesk {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly choices: PeopleChoicesService,
    private readonly catalog: CatalogService,
    private readonly views: LearnerViews,
    private readonly asked: AskedHours,
    private readonly signing: SigningDesk,
  ) {}

  async checkOff(actor: Actor, learnerId: string, code: string | undefined): Promise<CheckOffDesk> {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'observation:record', learnerId);
    const view = await this.views.of(reader, learner);
    const wanted = new Set(unmetSkills(view));
    const all = [...this.catalog.newest('skill')]
      .sort(byCode)
      .map(({ code, title }) => ({ value: code, label: told`${title} (${code})` }));
    return {
      learner: onDesk(learner),
      wanted: all.filter(({ value }) => wanted.has(value)),
      others: all.filter(({ value }) => !wanted.has(value)),
      skill: code === undefined ? null : await this.skill(actor, learner, view.record, code),
      colleagues: await this.choices.colleagues(actor, learner),
    };
  }

  /** For hours: the activities that the learner's paths ask for. */
  async hours(actor: Actor, learnerId: string) {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'hours:log', learnerId);
    return {
      learner: onDesk(learner),
      activities: (await this.asked.of(actor, learnerId)).map(({ activity, title }) => ({
        value: activity,
        label: title,
      })),
      colleagues: await this.choices.colleagues(actor, learner),
    };
  }

  private async skill(
    actor: Actor,
    learner: Learner,
    record: LearnerRecord,
    code: string,
  ): Promise<SkillOnDesk> {
    const { definition } = this.catalog.published('skill', code);
    const rules = siteRulesOf(record);
    const asked = askedOf(definition, at(rules, learner.today));
    const practice = practiceOn(definition, skillEntries(record, code), rules, learner.today);
    const names = await this.people.names(this.database.reader, [...practice.observers]);
    return {
      definition,
      bands: asked.variants.map((variant) => ({
        code: variant,
        title: definition.variants?.[variant] ?? '',
        seen: practice.counts.get(variant) ?? 0,
        needed: definition.observations.count,
      })),
      observers: [...names.values()],
      observersNeeded: asked.observers,
      signing: await this.signing.of(actor, learner, record, definition),
    };
  }
}

function onDesk({ id, name, position, today }: Learner): LearnerOnDesk {
  return { id, name, position: position && codeAsWords(position), today: isoDay(today) };
}

/** The skills on the learner's paths and assignments that are not met today. */
function unmetSkills({ evaluations, learner }: LearnerView): readonly string[] {
  return evaluations.flatMap((evaluation) =>
    nodesOn(evaluation, learner.today).flatMap(({ key, asks }) => {
      const moment = at(evaluation.nodes.get(key)!.timeline, learner.today);
      return asks.kind === 'skill' && moment !== null && !isMet(moment.status)
        ? [asks.skill.code]
        : [];
    }),
  );
}

function nodesOn(evaluation: PathEvaluation, today: Learner['today']) {
  if (!at(evaluation.exists, today)) return [];
  return [...(evaluation.pieces.at(-1)?.situation.tree.nodes.values() ?? [])];
}
