import type { Chance } from './chance.js';

export const ORGANISATION = 'Thistledown Medical Group';

/** What the first site, which is there from the start, becomes. */
export const FIRST_SITE = {
  name: 'Quarry Lane Family Practice',
  timeZone: 'America/New_York',
  state: 'OH',
} as const;

/** The other two sites of the demo clinic. */
export const SITES = [
  { code: 'EAST', name: 'Eastgate Family Medicine', timeZone: 'America/Chicago', state: 'IL' },
  {
    code: 'HARBOR',
    name: 'Harbor Street Pediatrics',
    timeZone: 'America/Los_Angeles',
    state: 'CA',
    // They see no adults, so none are needed for a sign-off.
    ageBands: ['infant', 'child', 'adolescent'],
  },
] as const;

const FIRST_SITE_CODE = 'MAIN';
const SITE_CODES = [FIRST_SITE_CODE, 'EAST', 'HARBOR'] as const;

/** Somebody of the demo clinic. All names are invented. */
export interface CastMember {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly site: (typeof SITE_CODES)[number];
  readonly part: 'administrator' | 'manager' | 'instructor' | 'clinician' | 'learner' | 'climber';
  readonly branch: 'front' | 'back';
  /** How many days ago they were hired. */
  readonly hiredAgo: number;
  /** How long they take for what is due, as a share of what is usual: over 1 is late. */
  readonly pace: number;
  /** How many days ago the first-aid card was issued that they brought along; a new one unless told. */
  readonly cardAge?: number;
}

/** How many days ago the clinic grew to three sites: its history is told in full from there. */
export const HISTORY_DAYS = 730;

/** How many days ago its first site began, with those who lead it and one trainee. */
export const FOUNDED_DAYS = 1_500;

/** Who sets the office up. */
export const ADMINISTRATOR: CastMember = {
  givenName: 'Office',
  familyName: 'Administrator',
  email: 'admin@demo.example',
  site: 'MAIN',
  part: 'administrator',
  branch: 'front',
  hiredAgo: FOUNDED_DAYS,
  pace: 0.6,
};

/** Began as a trainee on the first day, and manages an office now. */
const CLIMBER: CastMember = {
  givenName: 'Odalys',
  familyName: 'Fernhollow',
  email: 'climber@demo.example',
  site: 'MAIN',
  part: 'climber',
  branch: 'back',
  hiredAgo: FOUNDED_DAYS,
  pace: 1,
};

/** Who climbs the ladder. */
export function isLearner({ part }: CastMember): boolean {
  return part === 'learner' || part === 'climber';
}

const GIVEN = [
  'Maribel',
  'Desmond',
  'Priya',
  'Tobias',
  'Ingrid',
  'Marcus',
  'Leila',
  'Jonas',
  'Amara',
  'Felix',
  'Noor',
  'Silas',
  'Yara',
  'Emil',
  'Paloma',
  'Hugo',
  'Zofia',
  'Caleb',
  'Miriam',
  'Anton',
  'Soraya',
  'Levi',
  'Freya',
  'Omar',
  'Petra',
  'Julian',
  'Thea',
  'Rafael',
  'Linnea',
  'Kofi',
];

const FAMILY = [
  'Thornapple',
  'Hollyhock',
  'Bracken',
  'Juniper',
  'Larkspur',
  'Sorrel',
  'Tansy',
  'Yarrow',
  'Alder',
  'Rowan',
  'Heron',
  'Plover',
  'Wren',
  'Siskin',
  'Linnet',
  'Dunlin',
  'Teal',
  'Merlin',
  'Kestrel',
  'Starling',
];

/** Sixty people, the administrator among them, the same every time. */
export function cast(chance: Chance): readonly CastMember[] {
  const staff = SITE_CODES.flatMap((site, s) =>
    STAFF.map((member, i): CastMember => ({
      ...named(s * 3 + i),
      ...member,
      site,
      hiredAgo: sinceOf(site),
    })),
  );
  const learners = Array.from({ length: 46 }, (_, i): CastMember => {
    const branch = chance.happens(60) ? 'back' : 'front';
    return {
      ...named(i + 9),
      site: SITE_CODES[i % 3]!,
      part: 'learner',
      branch,
      hiredAgo: chance.between(12, HISTORY_DAYS - 30),
      pace: chance.happens(15) ? 2.2 : 0.6 + chance.next() * 0.6,
      ...(chance.happens(25) && { cardAge: chance.between(560, 700) }),
    };
  });
  const clinicians = SITE_CODES.map((site, i): CastMember => ({
    ...named(i + 56),
    site,
    part: 'clinician',
    branch: 'back',
    hiredAgo: sinceOf(site),
    pace: 0.9,
  }));
  return [
    ...staff.map(withOwnSignIn),
    ...learners.map(asTheStoryNeeds),
    ...clinicians,
    CLIMBER,
    ADMINISTRATOR,
  ];
}

/** Who runs and teaches a site. */
const STAFF = [
  { part: 'manager', branch: 'front', pace: 0.6 },
  { part: 'instructor', branch: 'back', pace: 0.7 },
  { part: 'instructor', branch: 'front', pace: 0.8 },
] as const;

/** How many days ago a site opened. */
function sinceOf(site: CastMember['site']): number {
  return site === FIRST_SITE_CODE ? FOUNDED_DAYS : HISTORY_DAYS;
}

function named(i: number) {
  return {
    givenName: GIVEN[(i * 7) % GIVEN.length]!,
    familyName: FAMILY[(i * 11 + Math.floor(i / 20)) % FAMILY.length]!,
    email: `person${String(i).padStart(2, '0')}@demo.example`,
  };
}

// The people behind the printed sign-ins.
function withOwnSignIn(member: CastMember, i: number): CastMember {
  if (i === 0) {
    const name = { givenName: 'Ingrid', familyName: 'Larkspur' };
    return { ...member, ...name, email: 'manager@demo.example' };
  }
  if (i === 1) {
    const name = { givenName: 'Desmond', familyName: 'Hollyhock' };
    return { ...member, ...name, email: 'instructor@demo.example' };
  }
  return member;
}

/** Some who are where the story wants them, whatever chance says. */
function asTheStoryNeeds(member: CastMember, i: number): CastMember {
  const here = { ...member, site: 'MAIN' as const };
  switch (i) {
    case 0: {
      const name = { givenName: 'Maribel', familyName: 'Thornapple' };
      const signIn = { ...name, email: 'learner@demo.example' };
      return { ...here, ...signIn, branch: 'back', hiredAgo: 150, pace: 0.9, cardAge: 690 };
    }
    // Both have just asked for the stage after theirs.
    case 3:
      return { ...here, branch: 'back', hiredAgo: 52, pace: 1 };
    case 6:
      return { ...here, branch: 'front', hiredAgo: 212, pace: 1 };
    // In their first week.
    case 9:
      return { ...here, branch: 'back', hiredAgo: 5, pace: 1 };
    default:
      return member;
  }
}
