import type { Plans } from './agenda.js';
import type { CastMember } from './cast.js';
import type { Chance } from './chance.js';
import type { Asked, Office } from './office.js';
import { planCourse, type Players } from './players.js';

/** How often a skill is seen, and of whom or what. */
export interface Seen {
  readonly skill: string;
  readonly count: number;
  readonly variants?: readonly string[];
}

/** The steps of which a climb is made; each is planned so many days after the hire, at the learner's pace. */
export class Climb {
  constructor(
    private readonly agenda: Plans,
    private readonly office: Office,
    private readonly chance: Chance,
    private readonly who: CastMember,
    private readonly players: Players,
  ) {}

  plan(days: number, act: () => Promise<unknown>): void {
    this.agenda.plan(this.after(days), act);
  }

  enroll(path: string, days: number): void {
    this.plan(days, () => this.office.enroll(this.players.learner(), path));
  }

  hold(credential: string, days: number, issuedDaysBefore = 0): void {
    this.plan(days, () => {
      const [instructor] = this.players.instructors();
      const issuedOn = this.office.daysBefore(issuedDaysBefore);
      return this.office.hold(instructor, this.players.learner(), credential, issuedOn);
    });
  }

  study(course: string, from: number, days: number): void {
    const failsOnce = this.chance.happens(20);
    const pace = { from: this.after(from), to: this.after(from + days), failsOnce };
    planCourse(this.agenda, this.office, this.players, this.who, course, pace);
  }

  /** Both instructors see it in turn; now and then it needs practice first. */
  observe({ skill, count, variants = [''] }: Seen, from: number): void {
    const { office, chance } = this;
    const { learner, instructors } = this.players;
    for (const [v, variant] of variants.entries()) {
      const seen = variant === '' ? undefined : variant;
      const half = Math.ceil(count / 2);
      if (chance.happens(15)) {
        this.plan(from + v, () => office.needsPractice(instructors()[0], learner(), skill, seen));
      }
      this.plan(from + 4 + v, () => office.observe(instructors()[0], learner(), skill, half, seen));
      this.plan(from + 12 + v, () =>
        office.observe(instructors()[1], learner(), skill, count - half, seen),
      );
    }
  }

  /** What a manager sees. */
  show({ skill, count }: Seen, days: number): void {
    const { learner, manager } = this.players;
    this.plan(days, () => this.office.observe(manager(), learner(), skill, count));
  }

  work(activity: string, from: number, shifts: number, every: number): void {
    const { learner, instructors } = this.players;
    for (let shift = 0; shift < shifts; shift++) {
      const on = this.after(from + shift * every);
      let hours = '';
      this.agenda.plan(on, async () => {
        hours = await this.office.work(learner(), activity, 480);
      });
      // What was logged in the last days still waits.
      this.agenda.plan(on - this.chance.between(1, 5), () =>
        this.office.approve(instructors()[0], learner(), hours),
      );
    }
  }

  /** Asks for the promotion from a stage; the manager answers four days later. */
  advance(stage: string, days: number): void {
    const { learner, manager } = this.players;
    let asked: Asked;
    this.plan(days, async () => {
      asked = await this.office.ask(learner(), stage);
    });
    this.agenda.plan(this.after(days) - 4, () => this.office.decide(manager(), learner(), asked));
  }

  private after(days: number): number {
    return this.who.hiredAgo - days * this.who.pace;
  }
}
