import type { Chance } from './chance.js';

/** The three sites of the demo clinic; `MAIN` is there from the start. */
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

export const SITE_CODES = ['MAIN', 'EAST', 'HARBOR'] as const;

/** Somebody of the demo clinic. All names are invented. */
export interface CastMember {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly site: (typeof SITE_CODES)[number];
  readonly part: 'manager' | 'instructor' | 'learner';
  readonly branch: 'front' | 'back';
  /** How many days ago they were hired. */
  readonly hiredAgo: number;
  /** How long they take for what is due, as a share of what is usual: over 1 is late. */
  readonly pace: number;
}

/** How many days of history the demo has: two years. */
export const HISTORY_DAYS = 730;

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

/** Sixty people, the same every time: a manager and two instructors a site, and learners. */
export function cast(chance: Chance): readonly CastMember[] {
  const named = (i: number) => ({
    givenName: GIVEN[(i * 7) % GIVEN.length]!,
    familyName: FAMILY[(i * 11 + Math.floor(i / 20)) % FAMILY.length]!,
    email: `person${String(i).padStart(2, '0')}@demo.example`,
  });
  const staff = SITE_CODES.flatMap((site, s) => [
    {
      ...named(s * 3),
      site,
      part: 'manager' as const,
      branch: 'front' as const,
      hiredAgo: HISTORY_DAYS,
      pace: 0.6,
    },
    {
      ...named(s * 3 + 1),
      site,
      part: 'instructor' as const,
      branch: 'back' as const,
      hiredAgo: HISTORY_DAYS,
      pace: 0.7,
    },
    {
      ...named(s * 3 + 2),
      site,
      part: 'instructor' as const,
      branch: 'front' as const,
      hiredAgo: HISTORY_DAYS,
      pace: 0.8,
    },
  ]);
  const learners = Array.from({ length: 50 }, (_, i): CastMember => {
    const branch = chance.happens(60) ? 'back' : 'front';
    return {
      ...named(i + 9),
      site: SITE_CODES[i % 3]!,
      part: 'learner',
      branch,
      hiredAgo: chance.between(12, HISTORY_DAYS - 30),
      pace: chance.happens(15) ? 2.2 : 0.6 + chance.next() * 0.6,
    };
  });
  return withNamedSignIns([...staff, ...learners]);
}

// The people behind the printed sign-ins; the administrator is made at the start.
function withNamedSignIns(people: readonly CastMember[]): readonly CastMember[] {
  const firstLearner = people.findIndex((each) => each.part === 'learner');
  return people.map((each, i) => {
    if (i === 0)
      return {
        ...each,
        givenName: 'Ingrid',
        familyName: 'Larkspur',
        email: 'manager@demo.example',
      };
    if (i === 1)
      return {
        ...each,
        givenName: 'Desmond',
        familyName: 'Hollyhock',
        email: 'instructor@demo.example',
      };
    if (i !== firstLearner) return each;
    return {
      ...each,
      givenName: 'Maribel',
      familyName: 'Thornapple',
      email: 'learner@demo.example',
      site: 'MAIN',
      branch: 'back',
      hiredAgo: 150,
      pace: 0.9,
    };
  });
}
