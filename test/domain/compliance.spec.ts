import type { CourseLeaf, Recurrence, Requirement } from '../../src/domain/requirement.js';
import { BLS } from './support/credentials.js';
import { ledger, type Ledger } from './support/ledger.js';
import { historyOf } from './support/look.js';
import { asking, attestation, course, credential, skill, within } from './support/path.js';

/** What every office trains, each with its own scope, first due date and repetition. */
const yearly: Recurrence = { every: { months: 12 } };
const onChange: Recurrence = { on: 'new-policy-version', within: { days: 30 } };
const repeated = (...recurs: readonly Recurrence[]) => ({ recurs });
const whereThereIs = (...exposures: readonly string[]) => ({ appliesTo: { exposures } });
const inState = (...states: readonly string[]) => ({ appliesTo: { states } });

const C1 = course('C1', { ...within(14), ...repeated(yearly, onChange) });
const C2 = course('C2', { ...within(0), ...repeated(yearly) });
const C3 = course('C3', {
  ...whereThereIs('blood'),
  ...within(0, 'exposure'),
  ...repeated(yearly, onChange),
  waivableBy: 'nobody',
});
const C4 = course('C4', {
  ...whereThereIs('chemicals'),
  ...within(0, 'exposure'),
  ...repeated(onChange),
});
const C5 = course('C5', { ...within(0), ...repeated(onChange) });
const C5_EXTINGUISHER = course('C5X', {
  ...whereThereIs('extinguisher'),
  ...within(0, 'exposure'),
  ...repeated(yearly),
});
const C6 = credential(BLS, {
  key: 'C6',
  appliesTo: { positions: ['MA', 'lead'] },
  ...within(90, 'position'),
});
const C7 = attestation('C7', {
  appliesTo: { positions: ['billing'] },
  ...within(90, 'position'),
  ...repeated(yearly),
});
const C9 = course('C9', {
  ...whereThereIs('x-ray'),
  ...within(0, 'exposure'),
  ...repeated(yearly, onChange),
  locks: [{ needs: 'LICENCE', while: 'met' }],
});
const C10 = skill(
  'C10',
  { title: 'Fit test', revalidate: { months: 12 } },
  { ...whereThereIs('respirator'), ...within(0, 'exposure') },
);

const harassment = (state: string, terms: Partial<CourseLeaf>) =>
  course('C8', { ...inState(state), ...terms });
const C8 = {
  CA: harassment('CA', {
    dueIn: { after: 'position', within: { months: 6 } },
    ...repeated({ every: { months: 24 } }),
  }),
  NY: harassment('NY', {
    ...within(30),
    ...repeated({ every: { months: 12 }, until: 'end-of-year' }),
  }),
  IL: harassment('IL', { ...within(30), ...repeated(yearly) }),
  CT: harassment('CT', {
    dueIn: { after: 'hire', within: { months: 6 } },
    ...repeated({ every: { months: 120 } }),
  }),
  DE: harassment('DE', {
    dueIn: { after: 'hire', within: { months: 12 } },
    ...repeated({ every: { months: 24 } }),
  }),
};

const hiredAs = (post: Parameters<Ledger['transferred']>[1] = {}) =>
  ledger().hired('2026-01-05', { post }).enrolled('2026-01-05');
const exposedTo = (...exposures: readonly string[]) => hiredAs({ exposures });

type Case = [string, Requirement, Ledger, readonly string[]];

describe('The compliance set of the office', () => {
  test.each<Case>([
    [
      'C1 HIPAA: within ten working days of the hire',
      C1,
      hiredAs(),
      ['2026-01-05 due', '2026-01-20 overdue'],
    ],
    [
      'C1 HIPAA: every twelve months, by house rule',
      C1,
      hiredAs().completed('C1', '2026-01-12'),
      ['2026-01-05 due', '2026-01-12 satisfied', '2026-12-13 expiring', '2027-01-13 overdue'],
    ],
    [
      'C1 HIPAA: again on a changed policy',
      C1,
      hiredAs()
        .completed('C1', '2026-01-12')
        .retrain('C1', '2026-05-04', '2026-06-03')
        .completed('C1', '2026-06-03'),
      [
        '2026-01-05 due',
        '2026-01-12 satisfied',
        '2026-05-04 expiring',
        '2026-06-03 satisfied',
        '2027-05-04 expiring',
        '2027-06-04 overdue',
      ],
    ],
    [
      'C1 HIPAA: whom the change reached in time is not overdue on its last day',
      C1,
      hiredAs().completed('C1', '2026-01-12').retrain('C1', '2026-05-04', '2026-06-03'),
      ['2026-01-05 due', '2026-01-12 satisfied', '2026-05-04 expiring', '2026-06-04 overdue'],
    ],
    [
      'C2 security: before access, so on the first day',
      C2,
      hiredAs(),
      ['2026-01-05 due', '2026-01-06 overdue'],
    ],
    [
      'C2 security: every twelve months',
      C2,
      hiredAs().completed('C2', '2026-01-05'),
      ['2026-01-05 satisfied', '2026-12-06 expiring', '2027-01-06 overdue'],
    ],
    [
      'C3 bloodborne pathogens: not for who has no exposure',
      C3,
      hiredAs(),
      ['2026-01-05 not-applicable'],
    ],
    [
      'C3 bloodborne pathogens: at the first exposed task, whatever the title',
      C3,
      hiredAs().transferred('2026-04-06', { position: 'front desk', exposures: ['blood'] }),
      ['2026-01-05 not-applicable', '2026-04-06 due', '2026-04-07 overdue'],
    ],
    [
      'C3 bloodborne pathogens: within one year of the previous training, not by calendar year',
      C3,
      exposedTo('blood').completed('C3', '2026-01-05').completed('C3', '2026-11-02'),
      ['2026-01-05 satisfied', '2027-10-03 expiring', '2027-11-03 overdue'],
    ],
    [
      'C3 bloodborne pathogens: trained late, the year runs from that day',
      C3,
      exposedTo('blood').completed('C3', '2026-01-05').completed('C3', '2027-02-01'),
      [
        '2026-01-05 satisfied',
        '2026-12-06 expiring',
        '2027-01-06 overdue',
        '2027-02-01 satisfied',
        '2028-01-02 expiring',
        '2028-02-02 overdue',
      ],
    ],
    [
      'C3 bloodborne pathogens: a leave does not lengthen the year',
      C3,
      exposedTo('blood').completed('C3', '2026-01-05').onLeave('2026-12-21', '2027-02-28'),
      ['2026-01-05 satisfied', '2026-12-06 expiring', '2027-01-06 overdue'],
    ],
    [
      'C3 bloodborne pathogens: who is exposed again may still be trained',
      C3,
      exposedTo('blood')
        .completed('C3', '2026-01-05')
        .transferred('2026-03-02', {})
        .transferred('2026-06-01', { exposures: ['blood'] }),
      [
        '2026-01-05 satisfied',
        '2026-03-02 not-applicable',
        '2026-06-01 satisfied',
        '2026-12-06 expiring',
        '2027-01-06 overdue',
      ],
    ],
    [
      'C3 bloodborne pathogens: a changed task asks for it again',
      C3,
      exposedTo('blood').completed('C3', '2026-01-05').retrain('C3', '2026-06-01', '2026-06-01'),
      ['2026-01-05 satisfied', '2026-06-01 expiring', '2026-06-02 overdue'],
    ],
    [
      'C4 hazard communication: at the assignment, and no year after',
      C4,
      exposedTo('chemicals').completed('C4', '2026-01-05'),
      ['2026-01-05 satisfied'],
    ],
    [
      'C4 hazard communication: again on a new hazard',
      C4,
      exposedTo('chemicals')
        .completed('C4', '2026-01-05')
        .retrain('C4', '2027-03-01', '2027-03-15'),
      ['2026-01-05 satisfied', '2027-03-01 expiring', '2027-03-16 overdue'],
    ],
    [
      'C5 emergency plan: on day 1, and on a changed plan only',
      C5,
      hiredAs().completed('C5', '2026-01-05'),
      ['2026-01-05 satisfied'],
    ],
    [
      'C5 emergency plan: missed on day 1',
      C5,
      hiredAs().completed('C5', '2026-01-07'),
      ['2026-01-05 due', '2026-01-06 overdue', '2026-01-07 satisfied'],
    ],
    [
      'C5 extinguishers: for who is expected to use them, every year',
      C5_EXTINGUISHER,
      exposedTo('extinguisher').completed('C5X', '2026-01-05'),
      ['2026-01-05 satisfied', '2026-12-06 expiring', '2027-01-06 overdue'],
    ],
    [
      'C6 BLS: within 90 days for the back office',
      C6,
      hiredAs(),
      ['2026-01-05 not-started', '2026-03-06 due', '2026-04-06 overdue'],
    ],
    [
      'C6 BLS: from the promotion for who becomes a lead',
      C6,
      hiredAs({ position: 'front desk' }).transferred('2026-06-01', { position: 'lead' }),
      [
        '2026-01-05 not-applicable',
        '2026-06-01 not-started',
        '2026-07-31 due',
        '2026-08-31 overdue',
      ],
    ],
    [
      'C6 BLS: two years from the issue, to the end of the month',
      C6,
      hiredAs().card('BLS', '2026-01-20'),
      [
        '2026-01-05 not-started',
        '2026-01-20 satisfied',
        '2028-01-01 expiring',
        '2028-02-01 expired',
      ],
    ],
    [
      'C7 fraud, waste and abuse: within 90 days where a payer asks',
      C7,
      hiredAs({ position: 'billing' }),
      ['2026-01-05 not-started', '2026-03-06 due', '2026-04-06 overdue'],
    ],
    [
      'C7 fraud, waste and abuse: attested every twelve months',
      C7,
      hiredAs({ position: 'billing' }).attested('C7', '2026-02-02'),
      [
        '2026-01-05 not-started',
        '2026-02-02 satisfied',
        '2027-01-03 expiring',
        '2027-02-03 overdue',
      ],
    ],
    [
      'C8 harassment, California: within six months, then every two years',
      C8.CA,
      hiredAs({ state: 'CA' }).completed('C8', '2026-07-05'),
      [
        '2026-01-05 not-started',
        '2026-06-05 due',
        '2026-07-05 satisfied',
        '2028-06-05 expiring',
        '2028-07-06 overdue',
      ],
    ],
    [
      'C8 harassment, California: missed after six months',
      C8.CA,
      hiredAs({ state: 'CA' }),
      ['2026-01-05 not-started', '2026-06-05 due', '2026-07-06 overdue'],
    ],
    [
      'C8 harassment, California: again within six months of a promotion',
      C8.CA,
      hiredAs({ state: 'CA' }).transferred('2026-03-02', { state: 'CA', position: 'lead' }),
      ['2026-01-05 not-started', '2026-08-03 due', '2026-09-03 overdue'],
    ],
    [
      'C8 harassment, New York: once in every calendar year',
      C8.NY,
      hiredAs({ state: 'NY' }).completed('C8', '2026-01-20'),
      ['2026-01-05 due', '2026-01-20 satisfied', '2027-12-01 expiring', '2028-01-01 overdue'],
    ],
    [
      'C8 harassment, Illinois: every year',
      C8.IL,
      hiredAs({ state: 'IL' }).completed('C8', '2026-01-20'),
      ['2026-01-05 due', '2026-01-20 satisfied', '2026-12-21 expiring', '2027-01-21 overdue'],
    ],
    [
      'C8 harassment, Connecticut: a refresher after ten years',
      C8.CT,
      hiredAs({ state: 'CT' }).completed('C8', '2026-01-20'),
      [
        '2026-01-05 not-started',
        '2026-01-20 satisfied',
        '2035-12-21 expiring',
        '2036-01-21 overdue',
      ],
    ],
    [
      'C8 harassment, Delaware: in the first year, then every two',
      C8.DE,
      hiredAs({ state: 'DE' }).completed('C8', '2027-01-05'),
      [
        '2026-01-05 not-started',
        '2026-12-06 due',
        '2027-01-05 satisfied',
        '2028-12-06 expiring',
        '2029-01-06 overdue',
      ],
    ],
    [
      'C8 harassment: of another state it concerns nobody here',
      C8.CA,
      hiredAs({ state: 'TX' }),
      ['2026-01-05 not-applicable'],
    ],
    [
      'C8 harassment: a move to that state begins it',
      C8.IL,
      hiredAs({ state: 'TX' }).transferred('2026-06-01', { state: 'IL' }),
      ['2026-01-05 not-applicable', '2026-06-01 due', '2026-07-02 overdue'],
    ],
    ['C9 x-ray: only where there is x-ray', C9, hiredAs(), ['2026-01-05 not-applicable']],
    [
      'C9 x-ray: locked while there is no licence, which no course grants',
      C9,
      exposedTo('x-ray'),
      ['2026-01-05 locked', '2026-01-06 overdue'],
    ],
    [
      'C9 x-ray: every twelve months',
      C9,
      exposedTo('x-ray').completed('C9', '2026-01-05'),
      ['2026-01-05 satisfied', '2026-12-06 expiring', '2027-01-06 overdue'],
    ],
    [
      'C10 respirator: a fit test before use',
      C10,
      exposedTo('respirator'),
      ['2026-01-05 due', '2026-01-06 overdue'],
    ],
    [
      'C10 respirator: every twelve months',
      C10,
      exposedTo('respirator').seen('C10', '2026-01-05'),
      ['2026-01-05 satisfied', '2026-12-06 expiring', '2027-01-06 overdue'],
    ],
    [
      'C10 respirator: a mask that does not fit must not be used',
      C10,
      exposedTo('respirator').seen('C10', '2026-01-05').unsafe('C10', '2026-06-01'),
      ['2026-01-05 satisfied', '2026-06-01 overdue'],
    ],
  ])('%s', (_, requirement, told, expected) => {
    const path = asking(requirement, credential({ code: 'LICENCE' }));
    expect(historyOf(told, path, requirement.key)).toEqual(expected);
  });
});
