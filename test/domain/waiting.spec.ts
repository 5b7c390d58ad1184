import { day } from '../../src/domain/day.js';
import type { FactKind, FactPayloads } from '../../src/domain/fact.js';
import type { Entry } from '../../src/domain/record.js';
import { waitingIn } from '../../src/domain/waiting.js';

const entry = <K extends FactKind>(seq: number, on: string, kind: K, payload: FactPayloads[K]) =>
  ({ seq, on: day(on), kind, payload }) as Entry;
const logged = (seq: number, on: string) => entry(seq, on, 'hours-logged', { minutes: 60 });
const seen = (seq: number, on: string, awaitsCosign: boolean) =>
  entry(seq, on, 'skill-observed', {
    ...{ outcome: 'satisfactory', observer: 'x' },
    ...(awaitsCosign && { awaitsCosign }),
  });

describe('what waits for somebody’s answer', () => {
  test.each<[string, string, Entry[], { count: number; since: string | null }]>([
    ['nothing in an empty row', 'hours/shadowing/2026-11', [], { count: 0, since: null }],
    [
      'hours until they are approved or declined, since the first of them',
      'hours/shadowing/2026-11',
      [
        logged(1, '2026-11-02'),
        logged(2, '2026-11-03'),
        entry(4, '2026-11-04', 'hours-approved', { fact: 1, on: '2026-11-02' }),
        logged(3, '2026-11-05'),
      ],
      { count: 2, since: '2026-11-03' },
    ],
    [
      'no hours that were declined',
      'hours/shadowing/2026-11',
      [
        logged(1, '2026-11-02'),
        entry(2, '2026-11-04', 'hours-declined', {
          fact: 1,
          on: '2026-11-02',
          reason: 'Another day',
        }),
      ],
      { count: 0, since: null },
    ],
    [
      'check-offs that await a co-signature, and no others',
      'skill/F1',
      [seen(1, '2026-11-02', false), seen(2, '2026-11-03', true), seen(3, '2026-11-04', true)],
      { count: 2, since: '2026-11-03' },
    ],
    [
      'none that has been co-signed',
      'skill/F1',
      [seen(1, '2026-11-02', true), entry(2, '2026-11-03', 'skill-cosigned', { fact: 1 })],
      { count: 0, since: null },
    ],
    [
      'nothing in rows of other topics',
      'course/ANA',
      [entry(1, '2026-11-02', 'module-completed', { module: '01', version: 1 })],
      { count: 0, since: null },
    ],
  ])('%s', (_, key, row, { count, since }) => {
    expect(waitingIn(key, row)).toEqual({ count, since: since === null ? null : day(since) });
  });
});
