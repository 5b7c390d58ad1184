import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { isLicensed, mayObserve, type Observer, whoMayObserve } from '../../domain/observer.js';
import type { Actor } from '../../domain/permission.js';
import type { LearnerRecord } from '../../domain/record.js';
import type { SkillDefinition } from '../../domain/requirement.js';
import { awaitingCosign, skillEntries } from '../../domain/sign-off.js';
import type { Learner } from '../people/people.service.js';
import type { Choice } from '../people/people-choices.js';
import { Observers } from './observers.js';

/** Whose word counts for a skill of a learner. */
export interface Signing {
  /** In words; null where anybody's does who may record check-offs. */
  readonly who: string | null;
  readonly mayViewer: boolean;
  /** What makes the viewer one of them; null where they are not, or needn't be. */
  readonly because: string | null;
  /** Colleagues whose word counts, by name, where the viewer's doesn't. */
  readonly others: readonly string[];
  /** Null where the skill isn't co-signed. */
  readonly cosign: {
    /** The viewer has no license: it waits for somebody who has. */
    readonly isNeeded: boolean;
    readonly signers: readonly Choice[];
    /** Check-offs of this learner that wait already. */
    readonly waiting: number;
  } | null;
}

/** Names beyond these don't help anybody to find somebody. */
const NAMED = 8;

const BECAUSE = {
  'holds-this-skill': 'you are signed off in it',
  'licensed-clinician': 'you hold a clinician’s license',
  instructor: 'you are an instructor here',
  manager: 'you are a manager here',
} as const;

/** Says who may sign a skill, before somebody tries. */
@Injectable()
export class SigningDesk {
  constructor(
    private readonly database: Database,
    private readonly observers: Observers,
  ) {}

  async of(
    actor: Actor,
    learner: Learner,
    record: LearnerRecord,
    skill: SkillDefinition,
  ): Promise<Signing> {
    const { reader } = this.database;
    const { personId } = actor;
    const viewer = await this.observers.observer(reader, personId, skill, learner, learner.today);
    const mayViewer = mayObserve(skill, viewer.kinds);
    const asksOthers = !mayViewer || skill.cosign;
    const staff = asksOthers
      ? (await this.observers.over(reader, skill, learner)).filter(({ id }) => id !== personId)
      : [];
    return {
      who: whoMayObserve(skill),
      mayViewer,
      because: becauseOf(skill, viewer),
      others: staff
        .filter(({ kinds }) => !mayViewer && mayObserve(skill, kinds))
        .slice(0, NAMED)
        .map(({ name }) => name),
      cosign: skill.cosign
        ? {
            isNeeded: !isLicensed(viewer),
            signers: staff
              .filter(isLicensed)
              .slice(0, NAMED)
              .map(({ id, name }) => ({ value: id, label: name })),
            waiting: awaitingCosign(skillEntries(record, skill.code)).length,
          }
        : null,
    };
  }
}

function becauseOf(skill: SkillDefinition, { kinds }: Observer): string | null {
  const kind = (skill.observedBy ?? []).find((each) => kinds.has(each));
  return kind === undefined ? null : BECAUSE[kind];
}
