import { day, isoDay, type IsoDay } from '../../src/domain/day.js';
import type { SiteRules } from '../../src/domain/fact.js';
import type { SkillDefinition } from '../../src/domain/requirement.js';
import {
  awaitingCosign,
  practiceOn,
  skillEntries,
  skillHistory,
} from '../../src/domain/sign-off.js';
import { askedOf, factsOfSiteRules, siteRulesOf } from '../../src/domain/site-rules.js';
import { ana, ledger, type Ledger } from './support/ledger.js';
import { historyOf } from './support/look.js';
import { asking, skill, skillOf } from './support/path.js';

const observations = (told: Ledger) => skillEntries(told.record, 'B1');

function eventsOf(terms: Partial<SkillDefinition>, told: Ledger): readonly string[] {
  const rules = siteRulesOf(told.record);
  return skillHistory(skillOf('B1', terms), observations(told), rules).events.map(
    ({ on, kind }) => `${isoDay(on)} ${kind}`,
  );
}

describe('Law 10: Sign-off is an event', () => {
  const none = ledger();
  const seen = (...days: readonly IsoDay[]) => days.reduce((told, on) => told.seen('B1', on), none);
  const by = (observer: string, times = 1) => ({ observer, times });
  const three = { observations: { count: 3 } };
  const inTwelve = { observations: { count: 2, within: { months: 12 } } };
  const ages = { observations: { count: 2 }, variants: { adult: 'Adult', child: 'Child' } };

  test.each<[string, Partial<SkillDefinition>, Ledger, readonly string[]]>([
    [
      'it takes as many satisfactory performances as the skill says',
      three,
      seen('2026-02-02', '2026-02-03'),
      [],
    ],
    [
      'and comes on the day of the last of them',
      three,
      seen('2026-02-02', '2026-02-03', '2026-02-09'),
      ['2026-02-09 signed-off'],
    ],
    [
      'several may be seen on one day',
      three,
      none.seen('B1', '2026-02-02', { times: 3 }),
      ['2026-02-02 signed-off'],
    ],
    [
      'more than enough on one day is one sign-off',
      three,
      none.seen('B1', '2026-02-02', { times: 7 }),
      ['2026-02-02 signed-off'],
    ],
    [
      'counting begins anew after it',
      three,
      seen('2026-02-02', '2026-02-03', '2026-02-04', '2026-03-02', '2026-03-03'),
      ['2026-02-04 signed-off'],
    ],
    [
      'so that as many again sign off again',
      three,
      none.seen('B1', '2026-02-02', { times: 3 }).seen('B1', '2026-08-03', { times: 3 }),
      ['2026-02-02 signed-off', '2026-08-03 signed-off'],
    ],
    [
      'what needs practice counts for nothing',
      three,
      seen('2026-02-02', '2026-02-03').seen('B1', '2026-02-04', { outcome: 'needs-practice' }),
      [],
    ],
    [
      'and takes nothing away',
      three,
      seen('2026-02-02', '2026-02-03')
        .seen('B1', '2026-02-04', { outcome: 'needs-practice' })
        .seen('B1', '2026-02-05'),
      ['2026-02-05 signed-off'],
    ],
    [
      'unsafe revokes, and clears what was counted',
      three,
      seen('2026-02-02', '2026-02-03').unsafe('B1', '2026-02-04').seen('B1', '2026-02-05'),
      ['2026-02-04 revoked'],
    ],
    [
      'after it everything must be seen again',
      three,
      none
        .seen('B1', '2026-02-02', { times: 3 })
        .unsafe('B1', '2026-02-04')
        .seen('B1', '2026-02-05', { times: 3 }),
      ['2026-02-02 signed-off', '2026-02-04 revoked', '2026-02-05 signed-off'],
    ],
    [
      'of one day, what was recorded later came later',
      { observations: { count: 1 } },
      none.unsafe('B1', '2026-02-04').seen('B1', '2026-02-04'),
      ['2026-02-04 revoked', '2026-02-04 signed-off'],
    ],
    [
      'every variant must be seen often enough',
      ages,
      none.seen('B1', '2026-02-02', { variant: 'adult', times: 5 }),
      [],
    ],
    [
      'and is signed off with the last variant that was missing',
      ages,
      none
        .seen('B1', '2026-02-02', { variant: 'adult', times: 2 })
        .seen('B1', '2026-02-09', { variant: 'child', times: 2 }),
      ['2026-02-09 signed-off'],
    ],
    [
      'a performance without a variant is of none of them',
      ages,
      none.seen('B1', '2026-02-02', { times: 9 }),
      [],
    ],
    [
      'one observer is enough unless the skill asks for more',
      three,
      none.seen('B1', '2026-02-02', by('bea', 3)),
      ['2026-02-02 signed-off'],
    ],
    [
      'where it asks for two, the second must come',
      { observations: { count: 3, observers: 2 } },
      none.seen('B1', '2026-02-02', by('bea', 3)).seen('B1', '2026-02-09', by('cy')),
      ['2026-02-09 signed-off'],
    ],
    [
      'observers are counted over all variants',
      { observations: { count: 1, observers: 2 }, variants: ages.variants },
      none
        .seen('B1', '2026-02-02', { variant: 'adult' })
        .seen('B1', '2026-02-03', { variant: 'child', observer: 'cy' }),
      ['2026-02-03 signed-off'],
    ],
    [
      'within 12 months: the day after the same day of last year still counts',
      inTwelve,
      seen('2025-05-11', '2026-05-10'),
      ['2026-05-10 signed-off'],
    ],
    [
      'within 12 months: the same day of last year no longer does',
      inTwelve,
      seen('2025-05-10', '2026-05-10'),
      [],
    ],
    [
      'within 90 days: the 89th day before counts',
      { observations: { count: 2, within: { days: 90 } } },
      seen('2026-02-10', '2026-05-10'),
      ['2026-05-10 signed-off'],
    ],
    [
      'within 90 days: the 90th no longer does',
      { observations: { count: 2, within: { days: 90 } } },
      seen('2026-02-09', '2026-05-10'),
      [],
    ],
    [
      'a performance told late counts on its own day',
      three,
      seen('2026-02-02', '2026-02-09', '2026-02-04'),
      ['2026-02-09 signed-off'],
    ],
    [
      'a second observer out of the period does not count',
      { observations: { count: 1, observers: 2, within: { days: 30 } } },
      none.seen('B1', '2026-02-02', by('bea')).seen('B1', '2026-04-01', by('cy')),
      [],
    ],
  ])('%s', (_, terms, told, expected) => {
    expect(eventsOf(terms, told)).toEqual(expected);
  });

  test.each<[string, Partial<SkillDefinition>, Ledger, readonly string[]]>([
    ['a sign-off is good for ever', {}, ana.seen('B1', '2026-02-02'), ['2026-02-02 satisfied']],
    [
      'or until it must be shown again',
      { revalidate: { months: 12 } },
      ana.seen('B1', '2026-02-02'),
      ['2026-02-02 satisfied', '2027-01-03 expiring', '2027-02-03 overdue'],
    ],
    [
      'unsafe takes it away on its day',
      {},
      ana.seen('B1', '2026-02-02').unsafe('B1', '2026-03-02'),
      ['2026-02-02 satisfied', '2026-03-02 not-started'],
    ],
    [
      'a new sign-off brings it back',
      { observations: { count: 2 } },
      ana
        .seen('B1', '2026-02-02', { times: 2 })
        .unsafe('B1', '2026-03-02')
        .seen('B1', '2026-03-03')
        .seen('B1', '2026-03-04'),
      [
        '2026-02-02 satisfied',
        '2026-03-02 not-started',
        '2026-03-03 in-progress',
        '2026-03-04 satisfied',
      ],
    ],
    [
      'practice between two sign-offs takes nothing away',
      { observations: { count: 2 } },
      ana.seen('B1', '2026-02-02', { times: 2 }).seen('B1', '2026-03-02'),
      ['2026-02-02 satisfied'],
    ],
    [
      'an unsafe outcome that was withdrawn revoked nothing',
      {},
      ana.seen('B1', '2026-02-02').unsafe('B1', '2026-03-02').voided(),
      ['2026-02-02 satisfied'],
    ],
  ])('on the path: %s', (_, terms, told, expected) => {
    expect(historyOf(told, asking(skill('B1', terms)), 'B1').slice(1)).toEqual(expected);
  });
});

describe('what counts toward the next sign-off on a day', () => {
  const terms = { observations: { count: 3, within: { days: 30 } } };

  test.each<[string, Ledger, IsoDay, number, boolean]>([
    ['nothing was seen', ledger(), '2026-02-10', 0, false],
    [
      'what was seen by that day',
      ledger().seen('B1', '2026-02-02').seen('B1', '2026-02-11'),
      '2026-02-10',
      1,
      true,
    ],
    [
      'what is out of the period no longer counts',
      ledger().seen('B1', '2026-02-02'),
      '2026-03-04',
      0,
      true,
    ],
    [
      'after a sign-off, nothing yet',
      ledger().seen('B1', '2026-02-02', { times: 3 }),
      '2026-02-10',
      0,
      false,
    ],
    [
      'after an unsafe outcome, nothing yet',
      ledger().seen('B1', '2026-02-02').unsafe('B1', '2026-02-03'),
      '2026-02-10',
      0,
      false,
    ],
    [
      'what needs practice is a beginning',
      ledger().seen('B1', '2026-02-02', { outcome: 'needs-practice' }),
      '2026-02-10',
      0,
      true,
    ],
  ])('%s', (_, told, on, count, isBegun) => {
    const practice = practiceOn(
      skillOf('B1', terms),
      observations(told),
      siteRulesOf(told.record),
      day(on),
    );
    expect(practice.counts.get('') ?? 0).toBe(count);
    expect(practice.isBegun).toBe(isBegun);
  });
});

describe('A site names the ages that it sees, and whether there is a second observer', () => {
  const ages = {
    observations: { count: 2 },
    variants: { infant: 'Infant', child: 'Child', adult: 'Adult' },
  };
  const two = { observations: { count: 2, observers: 2 } };
  const adults = { ageBands: ['adult'] };
  const alone = { secondObserver: false };
  const at = (rules: SiteRules) => ledger().hired('2026-01-05', { post: rules });
  const twice = (told: Ledger, on: IsoDay, variant: string) =>
    told.seen('B1', on, { variant, times: 2 });

  test.each<[string, Partial<SkillDefinition>, Ledger, readonly string[]]>([
    [
      'a site that says nothing sees every age',
      ages,
      twice(twice(at({}), '2026-02-02', 'child'), '2026-02-03', 'adult'),
      [],
    ],
    [
      'only the ages that it sees count',
      ages,
      twice(at(adults), '2026-02-02', 'adult'),
      ['2026-02-02 signed-off'],
    ],
    ['what is seen of another age does not', ages, twice(at(adults), '2026-02-02', 'child'), []],
    [
      'nor does its observer',
      { ...ages, observations: { count: 2, observers: 2 } },
      twice(
        at(adults).seen('B1', '2026-02-02', { variant: 'child', observer: 'cy' }),
        '2026-02-03',
        'adult',
      ),
      [],
    ],
    [
      'a skill of which it sees no age asks for all of them',
      { observations: { count: 2 }, variants: { infant: 'Infant', child: 'Child' } },
      twice(at(adults), '2026-02-02', 'infant'),
      [],
    ],
    [
      'variants that are no ages are never left out',
      { observations: { count: 2 }, variants: { venipuncture: 'Vein', adult: 'Adult' } },
      twice(at(adults), '2026-02-02', 'adult'),
      [],
    ],
    [
      'one who needs a second observer needs none where the site has none',
      two,
      at(alone).seen('B1', '2026-02-02', { times: 2 }),
      ['2026-02-02 signed-off'],
    ],
    [
      'when the site asks for less, what is enough then is signed off on that day',
      ages,
      twice(ledger().hired('2026-01-05'), '2026-02-02', 'adult').siteSays('2026-03-02', adults),
      ['2026-03-02 signed-off'],
    ],
    [
      'even where it is recorded before the change',
      two,
      ledger()
        .hired('2026-01-05')
        .siteSays('2026-03-02', alone)
        .seen('B1', '2026-02-02', { times: 2 }),
      ['2026-03-02 signed-off'],
    ],
    [
      'but not what is too old by then',
      { observations: { count: 2, observers: 2, within: { days: 20 } } },
      ledger()
        .hired('2026-01-05')
        .seen('B1', '2026-02-02', { times: 2 })
        .siteSays('2026-03-02', alone),
      [],
    ],
    [
      'when it asks for more, what was signed off stays, and the next takes more',
      two,
      at(alone)
        .seen('B1', '2026-02-02', { times: 2 })
        .siteSays('2026-03-02', {})
        .seen('B1', '2026-03-09', { times: 2 }),
      ['2026-02-02 signed-off'],
    ],
    [
      'what another site says changes nothing',
      two,
      ledger()
        .hired('2026-01-05')
        .siteSays('2026-01-12', alone, 'WEST')
        .seen('B1', '2026-02-02', { times: 2 }),
      [],
    ],
    [
      'a move to a site that asks for less does the same as a change there',
      two,
      ledger()
        .hired('2026-01-05')
        .seen('B1', '2026-02-02', { times: 2 })
        .transferred('2026-03-02', { site: 'WEST', ...alone }),
      ['2026-03-02 signed-off'],
    ],
    [
      'and the post keeps what the site says when only its position changes later',
      two,
      at({})
        .transferred('2026-02-02', { position: 'RN', ...alone })
        .seen('B1', '2026-02-09', { times: 2 }),
      ['2026-02-09 signed-off'],
    ],
  ])('%s', (_, terms, told, expected) => {
    expect(eventsOf(terms, told)).toEqual(expected);
  });

  test('a change holds from its day: before it, more is asked for', () => {
    const told = ana.seen('B1', '2026-02-02', { times: 2 }).siteSays('2026-03-02', alone);
    expect(historyOf(told, asking(skill('B1', two)), 'B1')).toEqual([
      '2026-01-05 not-started',
      '2026-02-02 in-progress',
      '2026-03-02 satisfied',
    ]);
  });

  test('what is asked says which variants and how many observers', () => {
    expect(askedOf(skillOf('B1', ages), adults)).toEqual({ variants: ['adult'], observers: 1 });
    expect(askedOf(skillOf('B1', two), {})).toEqual({ variants: [''], observers: 2 });
    expect(askedOf(skillOf('B1', two), alone)).toEqual({ variants: [''], observers: 1 });
  });
});

describe('What awaits a co-signature counts from that on', () => {
  const once = { observations: { count: 1 } };
  const seen = ledger().seenUnsigned('B1', '2026-02-02');

  test.each<[string, Partial<SkillDefinition>, Ledger, readonly string[]]>([
    ['without one it counts for nothing', once, seen, []],
    [
      'with one it counts on the day of that',
      once,
      seen.cosigned('2026-02-09'),
      ['2026-02-09 signed-off'],
    ],
    ['on the same day too', once, seen.cosigned('2026-02-02'), ['2026-02-02 signed-off']],
    [
      'a second co-signature changes nothing',
      once,
      seen.cosigned('2026-02-09').cosigned('2026-02-16'),
      ['2026-02-09 signed-off'],
    ],
    ['one that was withdrawn does not count', once, seen.cosigned('2026-02-09').voided(), []],
    [
      'nor one of an observation that was withdrawn',
      once,
      seen.cosigned('2026-02-09').voided(1),
      [],
    ],
    [
      'what was performed before an unsafe outcome is past, whenever it is co-signed',
      once,
      seen.unsafe('B1', '2026-02-04').cosigned('2026-02-09', 1),
      ['2026-02-04 revoked'],
    ],
    [
      'and so is what was performed before a sign-off',
      once,
      seen.seen('B1', '2026-02-03').cosigned('2026-02-09', 1),
      ['2026-02-03 signed-off'],
    ],
    [
      'how long ago it was goes by its own day',
      { observations: { count: 1, within: { days: 5 } } },
      seen.cosigned('2026-02-09'),
      [],
    ],
    [
      'what needs practice or was unsafe awaits nothing',
      once,
      ledger().seen('B1', '2026-02-02', { outcome: 'unsafe', awaitsCosign: true }),
      ['2026-02-02 revoked'],
    ],
  ])('%s', (_, terms, told, expected) => {
    expect(eventsOf(terms, told)).toEqual(expected);
  });

  test('meanwhile the skill is in progress', () => {
    const told = ana.seenUnsigned('B1', '2026-02-02').cosigned('2026-02-09');
    expect(historyOf(told, asking(skill('B1', once)), 'B1')).toEqual([
      '2026-01-05 not-started',
      '2026-02-02 in-progress',
      '2026-02-09 satisfied',
    ]);
  });

  test('what waits is what could still count', () => {
    const waiting = (told: Ledger) => awaitingCosign(observations(told)).map(({ seq }) => seq);
    expect(waiting(seen.seenUnsigned('B1', '2026-02-03'))).toEqual([1, 2]);
    expect(waiting(seen.seenUnsigned('B1', '2026-02-03').cosigned('2026-02-04', 1))).toEqual([2]);
    expect(waiting(seen.unsafe('B1', '2026-02-04').seenUnsigned('B1', '2026-02-05'))).toEqual([3]);
    expect(waiting(ledger().seen('B1', '2026-02-02'))).toEqual([]);
  });
});

describe('What a site says is told to those who work there', () => {
  const rules = { ageBands: ['adult'] };
  const told = ledger().hired('2026-01-05');
  const on = day('2026-03-02');
  const days = (to: Ledger, says: SiteRules = rules) =>
    factsOfSiteRules(to.record, { site: 'MAIN', rules: says }, on).map((fact) =>
      isoDay(fact.occurredOn),
    );

  test.each<[string, Ledger, readonly string[]]>([
    ['once, from that day', told, ['2026-03-02']],
    ['not to who knows it already', told.siteSays('2026-02-02', rules), []],
    ['not to who works elsewhere', told.transferred('2026-02-02', { site: 'WEST' }), []],
    ['not to who has left', told.separated('2026-02-27'), []],
    ['to who leaves on that day', told.separated('2026-03-02'), ['2026-03-02']],
    ['to who is known to come, from their first day', ledger().hired('2026-04-06'), ['2026-04-06']],
    [
      'for each post that is known already',
      told.transferred('2026-04-06', { position: 'RN' }),
      ['2026-03-02', '2026-04-06'],
    ],
    [
      'but for those elsewhere',
      told.transferred('2026-04-06', { site: 'WEST' }).transferred('2026-05-04', {}),
      ['2026-03-02', '2026-05-04'],
    ],
  ])('%s', (_, to, expected) => {
    expect(days(to)).toEqual(expected);
  });

  test('and taken back in the same way', () => {
    const before = told.siteSays('2026-02-02', rules);
    const [fact] = factsOfSiteRules(before.record, { site: 'MAIN', rules: {} }, on);
    expect(fact!.payload).toEqual({ site: 'MAIN', rules: {} });
    const after = before.siteSays('2026-03-02', {});
    expect(siteRulesOf(after.record).map(({ value }) => value)).toEqual([{}, rules, {}]);
  });
});
