import { ana, type Ledger } from './support/ledger.js';
import { historyOf } from './support/look.js';
import { any, course, credential, otherPath, pathOf, published, stage } from './support/path.js';

describe('A path that asks for another path', () => {
  const bls = credential({ code: 'BLS', grace: 10 });
  const other = (version: number, ...asks: Parameters<typeof stage>[1]) =>
    pathOf([stage('C', asks)], { code: 'COMPLIANCE', title: 'Compliance', version });
  const asks = published([
    pathOf([
      stage('S1', [otherPath('COMPLIANCE'), course('VIT', { locks: [{ needs: 'COMPLIANCE' }] })]),
    ]),
    other(1, course('HAZ'), bls),
    other(2, course('HAZ')),
    pathOf([stage('S1', [otherPath('COMPLIANCE', 2)])], { version: 2 }),
  ]);
  const card = { expiresOn: '2026-06-10' };

  test.each<[string, Ledger, readonly string[]]>([
    [
      'shows how secure that path is',
      ana.completed('HAZ', '2026-02-02').card('BLS', '2026-02-09', card),
      [
        '2026-01-05 not-started',
        '2026-02-02 in-progress',
        '2026-02-09 satisfied',
        '2026-05-11 expiring',
        '2026-06-11 in-grace',
        '2026-06-21 in-progress',
      ],
    ],
    [
      'for who is enrolled there, it is the version of that enrolment',
      ana.completed('HAZ', '2026-02-02').enrolled('2026-03-02', 'COMPLIANCE', 2),
      ['2026-01-05 not-started', '2026-02-02 in-progress', '2026-03-02 satisfied'],
    ],
    [
      'after a withdrawal it is the pinned one again',
      ana
        .completed('HAZ', '2026-02-02')
        .enrolled('2026-03-02', 'COMPLIANCE', 2)
        .withdrawn('2026-04-01', 'COMPLIANCE'),
      [
        '2026-01-05 not-started',
        '2026-02-02 in-progress',
        '2026-03-02 satisfied',
        '2026-04-01 in-progress',
      ],
    ],
  ])('%s', (_, told, expected) => {
    expect(historyOf(told, asks, 'COMPLIANCE')).toEqual(expected);
  });

  describe('that does not apply to the learner', () => {
    const nurses = { appliesTo: { positions: ['nurse'] } };
    const forNurses = published([
      pathOf([
        stage('S1', [
          course('VIT', { locks: [{ needs: 'COMPLIANCE' }] }),
          any('CHOICE', 1, [otherPath('COMPLIANCE'), course('EKG')]),
        ]),
      ]),
      other(1, course('HAZ', nurses)),
    ]);
    const moved = ana.transferred('2026-03-02', { position: 'nurse' });

    test('does not apply either: it is no choice that is met', () => {
      expect(historyOf(ana, forNurses, 'COMPLIANCE')).toEqual(['2026-01-05 not-applicable']);
      expect(historyOf(ana, forNurses, 'CHOICE')).toEqual(['2026-01-05 not-started']);
      expect(historyOf(ana.completed('EKG', '2026-02-02'), forNurses, 'CHOICE')).toEqual([
        '2026-01-05 not-started',
        '2026-02-02 satisfied',
      ]);
    });

    test('opens nothing', () => {
      expect(historyOf(ana, forNurses, 'VIT')).toEqual(['2026-01-05 locked']);
      expect(historyOf(moved.completed('HAZ', '2026-04-01'), forNurses, 'VIT')).toEqual([
        '2026-01-05 locked',
        '2026-04-01 not-started',
      ]);
    });

    test('is asked for from the day on which it applies', () => {
      expect(historyOf(moved, forNurses, 'COMPLIANCE')).toEqual([
        '2026-01-05 not-applicable',
        '2026-03-02 not-started',
      ]);
    });
  });

  test('it opens what needs it', () => {
    const told = ana.completed('HAZ', '2026-02-02').card('BLS', '2026-02-09');
    expect(historyOf(told, asks, 'VIT')).toEqual(['2026-01-05 locked', '2026-02-09 not-started']);
  });
});
