import type { INestApplication, Type } from '@nestjs/common';
import type { Actor, Grant } from '../../domain/permission.js';
import type { Agenda } from './agenda.js';
import { ADMINISTRATOR, type CastMember } from './cast.js';
import type { Chance } from './chance.js';
import type { Office } from './office.js';
import type { Players } from './players.js';

/** How many days ago the one who leaves has left. */
export const LEAVER_LEFT_AGO = 60;

/** What every chapter of the demo's story needs: the people, what they do it with, and when. */
export class Clinic {
  /** Those who learn, the longest there first: what happens in any office happens to them. */
  readonly longest: readonly CastMember[];
  readonly leaver: CastMember;
  private readonly actors = new Map<CastMember, Actor>();

  constructor(
    private readonly app: INestApplication,
    readonly agenda: Agenda,
    readonly office: Office,
    readonly chance: Chance,
    readonly people: readonly CastMember[],
  ) {
    this.longest = people
      .filter((each) => each.part === 'learner')
      .sort((a, b) => b.hiredAgo - a.hiredAgo);
    this.leaver = this.longest[5]!;
  }

  get administrator(): Actor {
    return this.actor(ADMINISTRATOR);
  }

  service<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  /** From the hire on, somebody is known to the services by their id. */
  isHired(who: CastMember, id: string): void {
    this.actors.set(who, actorOf(id, who));
  }

  actor(who: CastMember): Actor {
    const actor = this.actors.get(who);
    if (!actor) throw new Error(`${who.email} is not hired yet.`);
    return actor;
  }

  idsOf(people: readonly CastMember[]): string[] {
    return people.map((who) => this.actor(who).personId);
  }

  /** Those who were working there so many days ago. */
  workingThere(ago: number, people = this.people): readonly CastMember[] {
    return people.filter(
      (who) => who.hiredAgo >= ago && (who !== this.leaver || ago > LEAVER_LEFT_AGO),
    );
  }

  learnersAt(site: CastMember['site'], branch?: CastMember['branch']): readonly CastMember[] {
    return this.people.filter(
      (who) => who.part === 'learner' && who.site === site && (branch ?? who.branch) === who.branch,
    );
  }

  staff(part: CastMember['part'], site: CastMember['site']): CastMember {
    return this.people.find((each) => each.part === part && each.site === site)!;
  }

  players(who: CastMember): Players {
    return {
      learner: () => this.actor(who),
      instructors: () => this.instructorsOf(who).map((each) => this.actor(each)) as [Actor, Actor],
      manager: () => this.actor(this.staff('manager', who.site)),
    };
  }

  /** The instructors of somebody's site, the first of them of their branch. */
  instructorsOf(who: CastMember): readonly [CastMember, CastMember] {
    const [first, second] = this.people
      .filter((each) => each.part === 'instructor' && each.site === who.site && each !== who)
      .sort((a) => (a.branch === who.branch ? -1 : 1));
    // An instructor learns from the other one.
    return [first!, second ?? first!];
  }
}

/** Clinicians teach as well: what they see counts. */
function roleOf({ part }: CastMember): Grant['role'] {
  // Other roles come with her promotions.
  if (part === 'climber') return 'learner';
  return part === 'clinician' ? 'instructor' : part;
}

/** The roles that somebody is hired with. */
export function rolesOf(who: CastMember) {
  const role = roleOf(who);
  return role === 'learner'
    ? ['learner' as const]
    : ['learner' as const, { role, site: who.site as string }];
}

function actorOf(personId: string, who: CastMember): Actor {
  const role = roleOf(who);
  const own: Grant = { role: 'learner', site: null, cohort: null, until: null };
  return role === 'learner'
    ? { personId, grants: [own] }
    : {
        personId,
        grants: [own, { ...own, role, site: role === 'administrator' ? null : who.site }],
      };
}
