import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Day, Duration, IsoDay } from '../../src/domain/day.js';
import type { Fact, Post, SiteRules } from '../../src/domain/fact.js';
import type {
  Anchor,
  AppliesTo,
  CourseDefinition,
  CredentialDefinition,
  Definitions,
  HoursLeaf,
  IntervalRecurrence,
  Leaf,
  Lock,
  NodeTerms,
  PathDefinition,
  Recurrence,
  Requirement,
  SkillDefinition,
} from '../../src/domain/requirement.js';
import { dayNumber, isoText } from './naive/calendar.js';
import { courseOf, definitionsOf, post, type Line } from './naive/story.js';

/*
 * Random learning paths and random lives of learners. Few codes and few dates, so that
 * what happens concerns what is asked for, and often falls on the very day on which
 * something begins or ends: that is where rules differ.
 */

/** A learner's ledger, and the paths that it is read by; `P` is the path in question. */
export interface Case {
  readonly paths: readonly PathDefinition[];
  readonly facts: readonly Fact[];
}

const COURSES: readonly CourseDefinition[] = [
  courseOf('C1', ['a', 'b']),
  courseOf('C1', ['a', 'c'], { version: 2 }),
  courseOf('C2', ['a']),
  courseOf('C2', ['a'], { version: 2 }),
  courseOf('C3', ['a', 'b']),
  courseOf('C3', ['a', 'b', 'c'], { version: 2 }),
];
const COURSE_CODES = ['C1', 'C2', 'C3'] as const;
const SKILL_CODES = ['K1', 'K2'] as const;
const ACTIVITIES = ['shadowing', 'scribing'] as const;
const CREDENTIALS = ['BLS', 'CMA'] as const;
/** The credential that replaces the others where a definition says so. */
const REPLACEMENT = 'ALS';
const STAGES = ['S1', 'S2'] as const;
const MODULES = ['a', 'b', 'c'] as const;

export function definitionsFor(paths: readonly PathDefinition[]): Definitions {
  return definitionsOf(paths, COURSES);
}

// ---- Days -----------------------------------------------------------------------------

/** Every fact lies in these three years; what follows from it may come later. */
export const FIRST_DAY = '2023-10-01';
export const LAST_DAY = '2026-10-01';

/** Days from which much is counted: ends of months and years, and February 29. */
const LANDMARKS = [
  '2024-01-15',
  '2024-01-31',
  '2024-02-29',
  '2024-06-30',
  '2024-12-31',
  '2025-02-28',
  '2025-06-30',
  '2025-12-31',
  '2026-02-28',
] as const;

/** The lengths of the periods below and a day more or less, so that facts fall on their ends. */
const DISTANCES = [0, 0, 0, 1, -1, 10, 11, 29, 30, 31, 60, 90, 91, 365, 366] as const;

const landmark = fc
  .tuple(fc.constantFrom(...LANDMARKS), fc.constantFrom(...DISTANCES))
  .map(([day, distance]) => later(day, distance));

const anyDay = fc.integer({ min: dayNumber(FIRST_DAY), max: dayNumber(LAST_DAY) }).map(isoText);

export const someDay: Arbitrary<IsoDay> = fc.oneof(
  { arbitrary: landmark, weight: 3 },
  { arbitrary: anyDay, weight: 1 },
);

function later(day: IsoDay, days: number): IsoDay {
  return isoText(dayNumber(day) + days);
}

const duration = fc.constantFrom<Duration>(
  { days: 30 },
  { days: 10 },
  { months: 1 },
  { months: 3 },
  { months: 12 },
);

/** A term that a definition or a fact gives once in so many times. */
function onceIn<T>(times: number, of: Arbitrary<T>): Arbitrary<T | undefined> {
  return fc.oneof(
    { arbitrary: fc.constant(undefined), weight: times - 1 },
    { arbitrary: of, weight: 1 },
  );
}

type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** A record in which what is undefined is not given at all, as in JSON. */
function record<T extends object>(of: { [K in keyof T]: Arbitrary<T[K]> }): Arbitrary<Given<T>> {
  return fc
    .record<T>(of)
    .map(
      (all) =>
        Object.fromEntries(
          Object.entries(all).filter(([, value]) => value !== undefined),
        ) as Given<T>,
    );
}

// ---- Recurrences ----------------------------------------------------------------------

type Form = Partial<Pick<IntervalRecurrence, 'from' | 'until'>>;

function every(form: Form = {}): Arbitrary<IntervalRecurrence> {
  const start = fc.constantFrom('2024-01-01', '2024-01-31', '2024-07-01');
  const isByMonth = form.from === 'membership-month';
  return record({
    every: isByMonth ? fc.constantFrom({ months: 1 }, { months: 3 }, { months: 12 }) : duration,
    window: fc.constantFrom(undefined, 0, 10, 60),
    grace: fc.constantFrom(undefined, 0, 1, 45),
    start: form.from === 'cycle' ? start : fc.constant(undefined),
  }).map((times) => ({ ...times, ...form }));
}

const onNewPolicy = fc.constant<Recurrence>({ on: 'new-policy-version', within: { days: 30 } });

/** Each form of interval, by the words that a test shows. */
export const INTERVALS = {
  'so long from completion': every(),
  'to the end of the month': every({ from: 'completion', until: 'end-of-month' }),
  'to the end of the year': every({ until: 'end-of-year' }),
  'from the end of the month of issue': every({ from: 'end-of-issue-month' }),
  'by the month of membership': every({ from: 'membership-month' }),
  'by a common cycle': every({ from: 'cycle' }),
} as const;

const someInterval = fc.oneof(...Object.values(INTERVALS));

/** What a course, an attestation or an approval may say of its repetition. */
export const RECURRENCES: Readonly<Record<string, Arbitrary<readonly Recurrence[]>>> = {
  never: fc.constant([]),
  ...Object.fromEntries(Object.entries(INTERVALS).map(([name, one]) => [name, fc.tuple(one)])),
  'on a new policy': fc.tuple(onNewPolicy),
  'so long from completion and on a new policy': fc.tuple(every(), onNewPolicy),
  'by two intervals': fc.tuple(someInterval, someInterval),
};

// ---- Leaves ---------------------------------------------------------------------------

/** Which other node is meant is known only once the tree stands: until then a number picks it. */
interface Picked {
  readonly pick: number;
}
const pick: Arbitrary<Picked> = fc.record({ pick: fc.nat({ max: 50 }) });

type Unplaced<L> = L extends Leaf ? Omit<L, keyof NodeTerms | 'key' | 'title'> : never;
type LeafPlan =
  | Exclude<Unplaced<Leaf>, { kind: 'hours' }>
  | (Omit<Unplaced<HoursLeaf>, 'countsFrom'> & {
      readonly countsFrom?: Exclude<HoursLeaf['countsFrom'], object | undefined> | Picked;
    });

const minVersion = onceIn(4, fc.constant(2));

function courseLeaf(recurs: Arbitrary<readonly Recurrence[]>): Arbitrary<LeafPlan> {
  return record({
    kind: fc.constant('course' as const),
    course: fc.constantFrom(...COURSE_CODES),
    minVersion,
    recurs,
    prerequisites: onceIn(3, fc.subarray(['C1', 'C2'], { minLength: 1 })),
  }).map((leaf) => (leaf.course === 'C3' ? leaf : without(leaf, 'prerequisites')));
}

function without<T extends object, K extends keyof T>(of: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = of;
  return rest;
}

function attestationLeaf(recurs: Arbitrary<readonly Recurrence[]>): Arbitrary<LeafPlan> {
  return record({
    kind: fc.constant('attestation' as const),
    course: fc.constantFrom(...COURSE_CODES),
    minVersion,
    recurs,
  });
}

function approvalLeaf(recurs: Arbitrary<readonly Recurrence[]>): Arbitrary<LeafPlan> {
  return record({
    kind: fc.constant('approval' as const),
    role: fc.constantFrom('instructor' as const, 'manager' as const, 'administrator' as const),
    recurs,
  });
}

const skill: Arbitrary<SkillDefinition> = record({
  code: fc.constantFrom(...SKILL_CODES),
  title: fc.constant('A skill'),
  variants: onceIn(3, fc.constant({ adult: 'Adult', child: 'Child' })),
  observations: record({
    count: fc.constantFrom(1, 2, 2, 3),
    observers: fc.constantFrom(undefined, 1, 2),
    within: onceIn(2, duration),
  }),
  revalidate: onceIn(2, duration),
});

const skillLeaf: Arbitrary<LeafPlan> = fc.record({ kind: fc.constant('skill' as const), skill });

const hoursLeaf: Arbitrary<LeafPlan> = record({
  kind: fc.constant('hours' as const),
  activity: fc.constantFrom(...ACTIVITIES),
  hours: fc.constantFrom(1, 3, 6),
  countsFrom: fc.oneof(
    fc.constantFrom(undefined, 'ever' as const, 'hire' as const, 'enrollment' as const),
    pick,
  ),
});

const experienceLeaf: Arbitrary<LeafPlan> = record({
  kind: fc.constant('experience' as const),
  months: fc.constantFrom(1, 3, 12),
  positions: onceIn(2, fc.subarray(['MA', 'FRONT'], { minLength: 1 })),
});

type Cycle = CredentialDefinition['cycles'][number];

function cyclesOf(times: Arbitrary<IntervalRecurrence>): Arbitrary<readonly Cycle[]> {
  const keptBy = fc.constantFrom(undefined, 'card' as const, 'fee' as const);
  const cycle = fc
    .tuple(times, keptBy)
    .map(([one, by]): Cycle => (by ? { ...one, keptBy: by } : one));
  return fc.array(cycle, { minLength: 1, maxLength: 2 });
}

function credentialLeaf(cycles: Arbitrary<readonly Cycle[]>): Arbitrary<LeafPlan> {
  const credential = record({
    code: fc.constantFrom(...CREDENTIALS),
    title: fc.constant('A card'),
    issuer: fc.constant('An issuer'),
    kind: fc.constant('card' as const),
    cycles,
    renewable: onceIn(4, fc.constant(false)),
    window: fc.constantFrom(undefined, 0, 60),
    grace: fc.constantFrom(undefined, 0, 10),
    replacedBy: onceIn(4, fc.constant([REPLACEMENT])),
  });
  return record({
    kind: fc.constant('credential' as const),
    credential,
    grace: fc.constantFrom(undefined, undefined, 0, 30),
  });
}

const pathLeaf: Arbitrary<LeafPlan> = fc.record({
  kind: fc.constant('path' as const),
  path: fc.constant('Q'),
  version: fc.constantFrom(1, 2),
});

const taskLeaf: Arbitrary<LeafPlan> = fc.constant({ kind: 'task', assignment: 'T1' });

/** Each kind of leaf in each form of its repetition, by the words that a test shows. */
export const LEAVES: Readonly<Record<string, Arbitrary<LeafPlan>>> = {
  ...each('a course, repeated', RECURRENCES, courseLeaf),
  ...each('an attestation, repeated', RECURRENCES, attestationLeaf),
  ...each('an approval, repeated', RECURRENCES, approvalLeaf),
  ...each('a credential, good', INTERVALS, (times) => credentialLeaf(cyclesOf(times))),
  'a credential without cycles': credentialLeaf(fc.constant([])),
  'a skill': skillLeaf,
  hours: hoursLeaf,
  experience: experienceLeaf,
  'another path': pathLeaf,
  'a task': taskLeaf,
};

function each<Of>(
  what: string,
  forms: Readonly<Record<string, Of>>,
  leaf: (form: Of) => Arbitrary<LeafPlan>,
): Record<string, Arbitrary<LeafPlan>> {
  const named = Object.entries(forms).map(([form, of]) => [`${what} ${form}`, leaf(of)] as const);
  return Object.fromEntries(named);
}

const someRecurrence = fc.oneof(...Object.values(RECURRENCES));

const someLeaf = (mayNamePaths: boolean): Arbitrary<LeafPlan> =>
  fc.oneof(
    { arbitrary: courseLeaf(someRecurrence), weight: 4 },
    { arbitrary: attestationLeaf(someRecurrence), weight: 2 },
    { arbitrary: approvalLeaf(someRecurrence), weight: 1 },
    { arbitrary: credentialLeaf(cyclesOf(someInterval)), weight: 2 },
    { arbitrary: skillLeaf, weight: 2 },
    { arbitrary: hoursLeaf, weight: 2 },
    { arbitrary: experienceLeaf, weight: 1 },
    { arbitrary: taskLeaf, weight: 1 },
    { arbitrary: pathLeaf, weight: mayNamePaths ? 1 : 0 },
  );

// ---- Trees ----------------------------------------------------------------------------

interface TermsPlan extends Omit<NodeTerms, 'locks' | 'dueIn'> {
  readonly locks?: readonly (Picked & Pick<Lock, 'while'>)[];
  readonly dueIn?: { readonly after: Exclude<Anchor, object> | Picked; readonly within: Duration };
}

interface NodePlan {
  readonly ask:
    | LeafPlan
    | { readonly kind: 'all' }
    | { readonly kind: 'any'; readonly n: number }
    | { readonly kind: 'credits'; readonly n: number; readonly ofCategory?: string };
  readonly terms: TermsPlan;
  readonly children: readonly NodePlan[];
}

const appliesTo: Arbitrary<AppliesTo> = fc.oneof(
  fc.record({ positions: fc.subarray(['MA', 'FRONT', 'RN'], { minLength: 1 }) }),
  fc.record({ exposures: fc.subarray(['blood', 'sharps'], { minLength: 1 }) }),
  fc.record({ sites: fc.subarray(['MAIN', 'WEST'], { minLength: 1 }) }),
  fc.record({ states: fc.constantFrom(['TX'], ['OK']), positions: fc.constant(['MA', 'FRONT']) }),
);

const dueIn: Arbitrary<NonNullable<TermsPlan['dueIn']>> = fc.record({
  after: fc.oneof(
    fc.constantFrom(
      'hire' as const,
      'enrollment' as const,
      'position' as const,
      'exposure' as const,
    ),
    pick,
  ),
  within: duration,
});

const lock = record({ pick: fc.nat({ max: 50 }), while: onceIn(3, fc.constant('met' as const)) });

const terms: Arbitrary<TermsPlan> = record({
  appliesTo: onceIn(6, appliesTo),
  since: onceIn(15, someDay),
  until: onceIn(15, someDay),
  dueIn: onceIn(2, dueIn),
  locks: onceIn(6, fc.array(lock, { minLength: 1, maxLength: 2 })),
  weight: onceIn(5, fc.constantFrom(0, 2, 3, 7)),
  required: onceIn(9, fc.constant(false)),
  onLeave: onceIn(
    2,
    fc.constantFrom('moves' as const, 'due-on-return' as const, 'unaffected' as const),
  ),
  notice: onceIn(4, fc.constantFrom(0, 7, 60)),
  credits: fc.constantFrom(1, 2, 0.5),
  category: fc.constantFrom(undefined, 'core', 'free'),
});

const groupAsk: Arbitrary<NodePlan['ask']> = fc.oneof(
  fc.record({ kind: fc.constant('all' as const) }),
  fc.record({ kind: fc.constant('any' as const), n: fc.constantFrom(1, 2, 3) }),
  record({
    kind: fc.constant('credits' as const),
    n: fc.constantFrom(1, 2, 3.5),
    ofCategory: onceIn(3, fc.constant('core')),
  }),
);

function requirement(depth: number, mayNamePaths: boolean): Arbitrary<NodePlan> {
  const leaf = fc.record({ ask: someLeaf(mayNamePaths), terms, children: fc.constant([]) });
  if (depth === 0) return leaf;
  const children = fc.array(requirement(depth - 1, mayNamePaths), { minLength: 1, maxLength: 3 });
  const group = fc.record({ ask: groupAsk, terms, children });
  return fc.oneof({ arbitrary: leaf, weight: 2 }, { arbitrary: group, weight: 1 });
}

type StagePlan = readonly [TermsPlan, readonly (readonly [TermsPlan, readonly NodePlan[]])[]];

function stages(mayNamePaths: boolean): Arbitrary<readonly StagePlan[]> {
  const requirements = fc.array(requirement(2, mayNamePaths), { minLength: 1, maxLength: 3 });
  const milestones = fc.array(fc.tuple(sparse, requirements), { minLength: 1, maxLength: 2 });
  return fc.array(fc.tuple(sparse, milestones), { minLength: 1, maxLength: STAGES.length });
}

/** Stages and milestones say less than what stands in them. */
const sparse: Arbitrary<TermsPlan> = fc.oneof(
  { arbitrary: fc.constant<TermsPlan>({}), weight: 2 },
  { arbitrary: terms, weight: 1 },
);

/**
 * Places a plan: gives every node its key and turns picks into keys. What a lock or
 * `countsFrom` names is a node that ended before this one began, so there are no cycles.
 */
class Placing {
  private readonly ended: string[] = [];

  path(code: string, version: number, plan: readonly StagePlan[]): PathDefinition {
    const stages = plan.map(([terms, milestones], i) => {
      const stage = STAGES[i] ?? 'S';
      const placed = this.place(stage, terms, false, () =>
        milestones.map((one, k) => this.milestone(`${stage}/M${k + 1}`, one)),
      );
      return { ...placed.terms, code: stage, title: stage, milestones: placed.children };
    });
    return { code, title: code, version, stages };
  }

  private milestone(key: string, [terms, plans]: StagePlan[1][number]) {
    const placed = this.place(key, terms, false, () =>
      plans.map((plan, i) => this.requirement(`${key}/${i + 1}`, plan, false)),
    );
    return { ...placed.terms, code: key, key, title: key, requirements: placed.children };
  }

  private requirement(
    key: string,
    { ask, terms, children }: NodePlan,
    isInChoice: boolean,
  ): Requirement {
    const counts = 'countsFrom' in ask ? { countsFrom: this.resolved(ask.countsFrom) } : {};
    const isChoice = ask.kind === 'any' || ask.kind === 'credits';
    const placed = this.place(key, terms, isInChoice, () =>
      children.map((child, i) =>
        this.requirement(`${key}.${i + 1}`, child, isInChoice || isChoice),
      ),
    );
    const below = children.length > 0 ? { children: placed.children } : {};
    return { ...ask, ...counts, ...placed.terms, key, title: key, ...below } as Requirement;
  }

  private place<Child>(
    key: string,
    { locks, dueIn, ...terms }: TermsPlan,
    isInChoice: boolean,
    children: () => Child[],
  ): { terms: NodeTerms; children: Child[] } {
    const opened = (locks ?? []).flatMap(({ pick, ...lock }) => {
      const needs = this.picked(pick);
      return needs ? [{ ...lock, needs }] : [];
    });
    const after = dueIn && this.resolved(dueIn.after);
    const own: NodeTerms = {
      ...terms,
      ...(opened.length > 0 ? { locks: opened } : {}),
      ...(dueIn && after && !isInChoice ? { dueIn: { ...dueIn, after } } : {}),
    };
    const placed = children();
    this.ended.push(key);
    return { terms: own, children: placed };
  }

  /** The node that was picked; the enrolment where there is none yet. */
  private resolved<Named>(named: Named | Picked): Named | { node: string } | 'enrollment' {
    if (!isPick(named)) return named;
    const node = this.picked(named.pick);
    return node === undefined ? 'enrollment' : { node };
  }

  private picked(nth: number): string | undefined {
    return this.ended[nth % Math.max(1, this.ended.length)];
  }
}

function isPick(of: unknown): of is Picked {
  return typeof of === 'object' && of !== null && 'pick' in of;
}

function pathArbitrary(code: string, version: number): Arbitrary<PathDefinition> {
  return stages(code === 'P').map((plan) => new Placing().path(code, version, plan));
}

const somePaths: Arbitrary<readonly PathDefinition[]> = fc.tuple(
  pathArbitrary('P', 1),
  pathArbitrary('P', 2),
  pathArbitrary('Q', 1),
  pathArbitrary('Q', 2),
);

/** The course that stands beside a single leaf, so that others can be counted from it. */
const BESIDE: NodePlan = {
  ask: { kind: 'course', course: 'C2' },
  terms: { required: false },
  children: [],
};

/** Paths that ask for one thing; the other path too, where a leaf asks for that. */
function pathsOf(ask: NodePlan['ask'], below: readonly NodePlan[]) {
  const others =
    ask.kind === 'path' ? fc.tuple(pathArbitrary('Q', 1), pathArbitrary('Q', 2)) : fc.constant([]);
  return fc.tuple(terms, others).map(([{ locks: _, required: __, ...own }, other]) => {
    const node: NodePlan = { ask, terms: own, children: below };
    const first = new Placing().path('P', 1, [[{}, [[{}, [BESIDE, node]]]]]);
    return [first, { ...first, version: 2 }, ...other];
  });
}

/** Leaves that come and go, so that the children of a group differ from each other. */
const lapsingLeaf: Arbitrary<LeafPlan> = fc.oneof(
  courseLeaf(fc.tuple(every())),
  attestationLeaf(fc.tuple(every())),
  credentialLeaf(cyclesOf(every())),
  approvalLeaf(fc.tuple(every())),
  skillLeaf,
);

const lapsingChild = fc.record({
  ask: lapsingLeaf,
  terms,
  children: fc.constant<readonly NodePlan[]>([]),
});

// ---- Lives ----------------------------------------------------------------------------

/**
 * Lines of a ledger that belong together. Where one names another (an approval its log,
 * a return its leave), it does so by the place within these lines until they are numbered.
 */
type Chapter = readonly Line[];

/** What a site says about skills: most say nothing. */
const someRules: Arbitrary<SiteRules> = record({
  ageBands: onceIn(3, fc.constantFrom(['adult'], ['child'], ['infant'])),
  secondObserver: onceIn(3, fc.constant(false)),
});

const somePost: Arbitrary<Post> = fc
  .record({
    site: fc.constantFrom('MAIN', 'WEST'),
    state: fc.constantFrom('TX', 'OK'),
    position: fc.constantFrom('MA', 'MA', 'FRONT', 'RN', null),
    exposures: fc.subarray(['blood', 'sharps']),
    rules: someRules,
  })
  .map(({ rules, ...of }) => post({ ...of, ...rules }));

const aWhile = fc.oneof(fc.constantFrom(1, 10, 30, 31, 90, 365), fc.integer({ min: 1, max: 500 }));

/** A site says something else about skills. */
const siteChanged = (when: Arbitrary<IsoDay>): Arbitrary<Chapter> =>
  fc
    .record({ on: when, site: fc.constantFrom('MAIN', 'MAIN', 'WEST'), rules: someRules })
    .map(({ on, site, rules }) => [[on, 'site-changed', 'employment', { site, rules }]]);

/** Hired, transferred now and then, and perhaps separated and hired again. */
const employment = (when: Arbitrary<IsoDay>): Arbitrary<Chapter> =>
  fc
    .record({
      hired: fc.oneof(
        fc.constantFrom('2023-10-02', '2023-11-30', '2024-01-15', '2019-03-31'),
        someDay.filter((day) => day < '2025-01-01'),
      ),
      original: onceIn(4, fc.constantFrom('2018-02-28', '2023-09-30')),
      tracked: onceIn(3, fc.oneof(fc.constantFrom('2022-01-01', '2024-02-01'), when)),
      first: somePost,
      moves: fc.array(fc.tuple(aWhile, somePost), { maxLength: 3 }),
      again: onceIn(
        3,
        fc.record({
          stayed: aWhile,
          away: aWhile,
          post: somePost,
          tracked: onceIn(2, when),
          moves: fc.array(fc.tuple(aWhile, somePost), { maxLength: 2 }),
        }),
      ),
    })
    .map(({ hired, original, tracked, first, moves, again }) => {
      const lines: Line[] = [
        [
          hired,
          'hired',
          'employment',
          {
            post: first,
            ...(original && original < hired ? { originalHireOn: original } : {}),
            ...(tracked ? { trackedFrom: tracked } : {}),
          },
        ],
      ];
      const moved = transfers(lines, hired, moves);
      if (!again) return lines;
      const left = later(moved, again.stayed);
      const back = later(left, again.away + 1);
      lines.push([left, 'separated', 'employment', { reason: 'left' }]);
      const trackedFrom = again.tracked ? { trackedFrom: again.tracked } : {};
      lines.push([back, 'rehired', 'employment', { post: again.post, ...trackedFrom }]);
      transfers(lines, back, again.moves);
      return lines;
    });

function transfers(
  onto: Line[],
  since: IsoDay,
  moves: readonly (readonly [number, Post])[],
): IsoDay {
  return moves.reduce((day, [after, post]) => {
    onto.push([later(day, after), 'transferred', 'employment', { post }]);
    return later(day, after);
  }, since);
}

/** Leaves one after another; only the last may still be open. */
const leaves: Arbitrary<Chapter> = fc
  .tuple(
    fc.constantFrom('2024-01-10', '2024-02-20', '2024-06-25', '2025-01-05'),
    fc.array(
      fc.record({
        after: aWhile,
        days: fc.constantFrom(0, 1, 10, 30, 100),
        end: fc.constantFrom('known', 'told', 'early', 'open'),
      }),
      { maxLength: 3 },
    ),
  )
  .map(([from, all]) => {
    const lines: Line[] = [];
    let day: IsoDay = from;
    all.forEach(({ after, days, end }, i) => {
      const starts = later(day, after);
      const back = later(starts, days);
      const isOpen = end === 'open' && i === all.length - 1;
      const to =
        days > 0 && end === 'known' ? later(back, -1) : end === 'early' ? later(back, 20) : null;
      lines.push([starts, 'leave-started', 'leave', { reason: 'family', ...(to ? { to } : {}) }]);
      const started = lines.length - 1;
      const isKnown = end === 'known' && days > 0;
      if (!isOpen && !isKnown) lines.push([back, 'leave-ended', 'leave', { leave: started }]);
      day = back;
    });
    return lines;
  });

function enrolment(
  path: string,
  first: Arbitrary<IsoDay>,
  when: Arbitrary<IsoDay>,
): Arbitrary<Chapter> {
  const version = fc.constantFrom(1, 1, 2);
  const next: Arbitrary<Line> = fc.oneof(
    fc.tuple(when, version).map(([on, to]): Line => [on, 'enrolled', path, { version: to }]),
    when.map((on): Line => [on, 'withdrawn', path, { reason: 'x' }]),
    when.map((on): Line => [on, 'moved', path, { from: 1, version: 2, reason: 'x' }]),
    when.map((on): Line => [on, 'moved', path, { from: 1, version: 2, reason: 'x' }]),
  );
  return fc
    .tuple(first, version, fc.array(next, { maxLength: 2 }))
    .map(([on, to, rest]) => [[on, 'enrolled', path, { version: to }], ...rest]);
}

const courseRound = (courses: readonly string[], when: Arbitrary<IsoDay>): Arbitrary<Chapter> =>
  fc
    .record({
      course: fc.constantFrom(...courses),
      version: fc.constantFrom(1, 2),
      on: when,
      pace: fc.constantFrom(0, 1, 20),
    })
    .map(({ course, version, on, pace }) =>
      definitionsFor([])
        .course(course, version)
        .modules.map(({ code }, i): Line => [
          later(on, i * pace),
          'module-completed',
          course,
          { module: code, version },
        ]),
    );

const oneModule = (courses: readonly string[], when: Arbitrary<IsoDay>): Arbitrary<Chapter> =>
  fc
    .record({
      course: fc.constantFrom(...courses),
      module: fc.constantFrom(...MODULES),
      version: fc.constantFrom(1, 2),
      on: when,
      isSigned: fc.boolean(),
    })
    .map(({ course, module, version, on, isSigned }) => [
      isSigned
        ? [on, 'attested', course, { module, version, name: 'A', statement: 'I have read it.' }]
        : [on, 'module-completed', course, { module, version }],
    ]);

const attestation = (courses: readonly string[], when: Arbitrary<IsoDay>): Arbitrary<Chapter> =>
  fc
    .tuple(when, fc.constantFrom(...courses), fc.constantFrom(1, 2))
    .map(([on, course, version]) => [
      [on, 'attested', course, { module: 'a', version, name: 'A', statement: 'I have read it.' }],
    ]);

const retraining = (courses: readonly string[], when: Arbitrary<IsoDay>): Arbitrary<Chapter> =>
  fc
    .tuple(
      when,
      fc.constantFrom(...courses),
      fc.constantFrom(0, 1, 30, 60, -5),
      onceIn(2, fc.constantFrom(1, 2)),
    )
    .map(([on, course, days, version]) => [
      [
        on,
        'retraining-required',
        course,
        { dueOn: later(on, days), reason: 'changed', ...(version ? { version } : {}) },
      ],
    ]);

const observations = (skills: readonly string[], when: Arbitrary<IsoDay>): Arbitrary<Chapter> =>
  fc
    .record({
      code: fc.constantFrom(...skills),
      on: when,
      seen: fc.array(
        record({
          after: fc.constantFrom(0, 1, 10, 30, 31),
          outcome: fc.constantFrom(
            'satisfactory' as const,
            'satisfactory' as const,
            'satisfactory' as const,
            'needs-practice' as const,
            'unsafe' as const,
          ),
          observer: fc.constantFrom('ann', 'bob'),
          variant: fc.constantFrom('adult', 'child'),
          times: onceIn(3, fc.constantFrom(2, 3)),
          awaitsCosign: onceIn(3, fc.constant(true as const)),
          cosignedAfter: onceIn(2, fc.constantFrom(0, 1, 20)),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    })
    .map(({ code, on, seen }) => {
      let day: IsoDay = on;
      const observed = seen.map(({ after, cosignedAfter: _, ...payload }): Line => {
        day = later(day, after);
        return [day, 'skill-observed', code, payload];
      });
      const cosigned = seen.flatMap(({ awaitsCosign, cosignedAfter }, fact): readonly Line[] =>
        awaitsCosign && cosignedAfter !== undefined
          ? [[later(observed[fact]![0], cosignedAfter), 'skill-cosigned', code, { fact }]]
          : [],
      );
      return [...observed, ...cosigned];
    });

const hours = (activities: readonly string[], when: Arbitrary<IsoDay>): Arbitrary<Chapter> =>
  fc
    .record({
      activity: fc.constantFrom(...activities),
      on: when,
      minutes: fc.constantFrom(30, 60, 180),
      answers: fc.array(
        fc.tuple(fc.constantFrom(0, 1, 5, 40), fc.constantFrom(true, true, false)),
        {
          maxLength: 3,
        },
      ),
    })
    .map(({ activity, on, minutes, answers }) => [
      [on, 'hours-logged', activity, { minutes }],
      ...answers.map(([after, isApproved]): Line =>
        isApproved
          ? [later(on, after), 'hours-approved', activity, { fact: 0, on }]
          : [later(on, after), 'hours-declined', activity, { fact: 0, on, reason: 'x' }],
      ),
    ]);

const card = (credentials: readonly string[], when: Arbitrary<IsoDay>): Arbitrary<Chapter> =>
  fc
    .record({
      code: fc.constantFrom(...credentials),
      on: when,
      expires: onceIn(3, fc.constantFrom(-1, 0, 30, 200, 365)),
      member: onceIn(3, fc.constantFrom(-400, -40, -1, 0)),
    })
    .map(({ code, on, expires, member }) => [
      [
        on,
        'credential-recorded',
        code,
        {
          ...(expires === undefined ? {} : { expiresOn: later(on, expires) }),
          ...(member === undefined ? {} : { membershipOn: later(on, member) }),
        },
      ],
    ]);

const revocation = (credentials: readonly string[], when: Arbitrary<IsoDay>): Arbitrary<Chapter> =>
  fc
    .tuple(when, fc.constantFrom(...credentials))
    .map(([on, code]) => [[on, 'credential-revoked', code, { reason: 'x' }]]);

const fee = (credentials: readonly string[], when: Arbitrary<IsoDay>): Arbitrary<Chapter> =>
  fc.tuple(when, fc.constantFrom(...credentials)).map(([on, code]) => [[on, 'fee-paid', code, {}]]);

function waiver(paths: readonly PathDefinition[], when: Arbitrary<IsoDay>): Arbitrary<Chapter> {
  const keys = paths.flatMap((path) => keysOf(path).map((key) => [path.code, key] as const));
  if (keys.length === 0) return fc.constant([]);
  return fc
    .tuple(when, fc.constantFrom(...keys), onceIn(2, fc.constantFrom(0, 1, 30, 200)))
    .map(([on, [path, requirement], days]) => {
      const until = days === undefined ? null : later(on, days);
      return [[on, 'waived', path, { requirement, kind: 'exemption', reason: 'x', until }]];
    });
}

/** The keys of a path and of everything in it. */
export function keysOf({ code, stages }: PathDefinition): string[] {
  const below = (one: Requirement): string[] => [
    one.key,
    ...('children' in one ? one.children.flatMap(below) : []),
  ];
  return [
    code,
    ...stages.flatMap((stage) => [
      stage.code,
      ...stage.milestones.flatMap(({ key, requirements }) => [key, ...requirements.flatMap(below)]),
    ]),
  ];
}

const advancement = (when: Arbitrary<IsoDay>): Arbitrary<Chapter> =>
  fc
    .tuple(
      when,
      fc.constantFrom('P', 'P', 'Q'),
      fc.constantFrom(...STAGES),
      fc.constantFrom('instructor', 'manager', 'administrator'),
    )
    .map(([on, path, stage, role]) => [
      [on, 'advancement-approved', path, { stage, request: 0, role }],
    ]);

const task = (when: Arbitrary<IsoDay>): Arbitrary<Chapter> =>
  when.map((on) => [[on, 'task-completed', 'T1', {}]]);

/** What may be appended to any ledger, one piece of a life at a time. */
export function chapter(
  paths: readonly PathDefinition[],
  when: Arbitrary<IsoDay> = someDay,
): Arbitrary<Chapter> {
  return fc.oneof(
    { arbitrary: courseRound(COURSE_CODES, when), weight: 5 },
    { arbitrary: oneModule(COURSE_CODES, when), weight: 3 },
    { arbitrary: attestation(COURSE_CODES, when), weight: 3 },
    { arbitrary: retraining(COURSE_CODES, when), weight: 2 },
    { arbitrary: observations(SKILL_CODES, when), weight: 4 },
    { arbitrary: siteChanged(when), weight: 1 },
    { arbitrary: hours(ACTIVITIES, when), weight: 4 },
    { arbitrary: card([...CREDENTIALS, ...CREDENTIALS, REPLACEMENT], when), weight: 5 },
    { arbitrary: revocation(CREDENTIALS, when), weight: 1 },
    { arbitrary: fee(CREDENTIALS, when), weight: 2 },
    { arbitrary: waiver(paths, when), weight: 2 },
    { arbitrary: advancement(when), weight: 3 },
    { arbitrary: task(when), weight: 1 },
  );
}

/** Pieces of a life that concern one leaf. */
function ownChapters(ask: LeafPlan, when: Arbitrary<IsoDay>): Arbitrary<Chapter>[] {
  switch (ask.kind) {
    case 'course':
    case 'attestation': {
      const own = [ask.course];
      const before =
        'prerequisites' in ask && ask.prerequisites ? [courseRound(ask.prerequisites, when)] : [];
      return [
        courseRound(own, when),
        oneModule(own, when),
        attestation(own, when),
        retraining(own, when),
        ...before,
      ];
    }
    case 'skill':
      return [observations([ask.skill.code], when), siteChanged(when)];
    case 'hours':
      return [hours([ask.activity], when)];
    case 'credential': {
      const own = [ask.credential.code];
      return [
        card(own, when),
        card(own, when),
        fee(own, when),
        revocation(own, when),
        card([REPLACEMENT], when),
      ];
    }
    case 'approval':
      return [advancement(when)];
    case 'path':
      return [chapter([], when)];
    case 'task':
      return [task(when)];
    case 'experience':
      return [fc.constant([])];
  }
}

/** What somebody does well, and so never makes anything worse. */
export const accomplishment: Arbitrary<Chapter> = fc.oneof(
  // Only the newest version: an older one may be asked for again by a policy.
  courseRound(COURSE_CODES, someDay).map((lines) => lines.map(inNewestVersion)),
  oneModule(COURSE_CODES, someDay).map((lines) => lines.map(inNewestVersion)),
  observations(SKILL_CODES, someDay).map((seen) =>
    seen.filter(
      ([, kind, , payload]) => kind === 'skill-observed' && payload.outcome === 'satisfactory',
    ),
  ),
  hours(ACTIVITIES, someDay).map((lines) => lines.filter(([, kind]) => kind !== 'hours-declined')),
  // Neither a shorter card nor one that replaces another.
  card(CREDENTIALS, someDay).map((lines) =>
    lines.map(([on, , code]): Line => [on, 'credential-recorded', code, {}]),
  ),
  fee(CREDENTIALS, someDay),
  advancement(someDay),
  task(someDay),
);

function inNewestVersion([on, kind, subject, payload]: Line): Line {
  return [on, kind, subject, { ...payload, version: 2 }] as Line;
}

/** Numbers the lines of chapters, from `first` on, in an order that need not be that of the days. */
export function factsOf(chapters: readonly Chapter[], first = 1): Fact[] {
  const facts: Fact[] = [];
  for (const lines of chapters) {
    const offset = first + facts.length;
    for (const [on, kind, subject, payload] of lines) {
      const occurredOn = dayNumber(on) as Day;
      const seq = first + facts.length;
      facts.push({ kind, subject, occurredOn, seq, payload: numbered(payload, offset) } as Fact);
    }
  }
  return facts;
}

/** Makes what names a line by its place name it by its seq. */
function numbered(payload: Line[3], offset: number): object {
  if ('leave' in payload) return { ...payload, leave: payload.leave + offset };
  if ('fact' in payload) return { ...payload, fact: payload.fact + offset };
  return payload;
}

export function voidOf(fact: Fact, seq: number): Fact {
  const payload = { fact: fact.seq, reason: 'wrong' };
  return { kind: 'voided', subject: fact.subject, occurredOn: fact.occurredOn, seq, payload };
}

/** Facts that may be withdrawn without leaving a life that no one can have. */
export function isVoidable({ kind }: Fact): boolean {
  return !['hired', 'rehired', 'separated', 'voided'].includes(kind);
}

/** A few days of one life, and days at telling distances from them: much falls together. */
const calendar: Arbitrary<Arbitrary<IsoDay>> = fc
  .array(someDay, { minLength: 2, maxLength: 5 })
  .map((days) =>
    fc.oneof(
      { arbitrary: fc.constantFrom(...days), weight: 2 },
      {
        arbitrary: fc
          .tuple(fc.constantFrom(...days), fc.constantFrom(...DISTANCES))
          .map(([day, distance]) => later(day, distance)),
        weight: 2,
      },
      { arbitrary: someDay, weight: 1 },
    ),
  );

function ledger(
  piece: (when: Arbitrary<IsoDay>) => Arbitrary<Chapter>,
  length: number,
): Arbitrary<readonly Fact[]> {
  return calendar
    .chain((when) =>
      fc.record({
        begin: fc.tuple(
          employment(when),
          leaves,
          enrolment('P', fc.constantFrom('2024-01-15', '2024-02-29', '2023-12-31'), when),
          fc.oneof(fc.constant([]), enrolment('Q', someDay, when)),
        ),
        middle: fc.array(piece(when), { maxLength: length }),
        voids: fc.array(fc.nat({ max: 99 }), { maxLength: 2 }),
      }),
    )
    .map(({ begin, middle, voids }) => {
      const facts = factsOf([...begin, ...middle]);
      const voidable = facts.filter(isVoidable);
      return [
        ...facts,
        ...voids.flatMap((nth, i) => {
          const target = voidable[nth % voidable.length];
          return target ? [voidOf(target, facts.length + 1 + i)] : [];
        }),
      ];
    });
}

/** A whole life under random paths. */
export const wholeTree: Arbitrary<Case> = somePaths.chain((paths) =>
  fc.record({
    paths: fc.constant(paths),
    facts: ledger((when) => chapter(paths, when), 14),
  }),
);

/** A life under a path that asks for one thing. */
export function singleLeaf(leaf: Arbitrary<LeafPlan>): Arbitrary<Case> {
  return leaf.chain((ask) =>
    pathsOf(ask, []).chain((paths) => lifeUnder(paths, (when) => ownChapters(ask, when), 8)),
  );
}

/** A life under a path that asks for one group of what comes and goes. */
export const singleGroup: Arbitrary<Case> = fc
  .tuple(groupAsk, fc.array(lapsingChild, { minLength: 2, maxLength: 4 }))
  .chain(([ask, children]) => {
    const own = (when: Arbitrary<IsoDay>) =>
      children.flatMap(({ ask: leaf }) => ownChapters(leaf, when));
    return pathsOf(ask, children).chain((paths) => lifeUnder(paths, own, 12));
  });

function lifeUnder(
  paths: readonly PathDefinition[],
  own: (when: Arbitrary<IsoDay>) => Arbitrary<Chapter>[],
  length: number,
): Arbitrary<Case> {
  const piece = (when: Arbitrary<IsoDay>) =>
    fc.oneof(
      { arbitrary: fc.oneof(...own(when)), weight: 8 },
      { arbitrary: courseRound(['C2'], when), weight: 1 },
      { arbitrary: waiver(paths, when), weight: 1 },
    );
  return fc.record({ paths: fc.constant(paths), facts: ledger(piece, length) });
}
