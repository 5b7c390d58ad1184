import { courseIn, type Fact } from './api.js';
import { describeClinic } from './describe-clinic.js';
import type { Member } from './desk.js';

const options = { today: '2026-03-02' };

describeClinic('twelve completions recorded for the wrong learner', options, (clinic) => {
  let ines: Member;
  let nora: Member;
  let nina: Member;
  let recorded: Fact[];

  beforeAll(async () => {
    ines = await clinic.hire({ givenName: 'Ines', familyName: 'Marsh', roles: ['instructor'] });
    nora = await clinic.hire({ givenName: 'Nora', familyName: 'Hale', hiredOn: '2026-03-02' });
    nina = await clinic.hire({ givenName: 'Nina', familyName: 'Hale', hiredOn: '2026-03-02' });
    for (const learner of [nora, nina]) await clinic.as(learner).enrol(learner, 'FOUNDATIONS');
  });

  const course = async (learner: Member, code: string) =>
    courseIn(await clinic.as(ines).standing(learner, 'FOUNDATIONS'), code).status;
  const completionsOf = (learner: Member) =>
    clinic.as(ines).facts(learner, { kind: 'module-completed' });

  test('Nora gets credit for Nina’s work, and with it a course that was locked', async () => {
    clinic.setDay('2026-03-09');
    // Terminology whole, and anatomy as far as twelve modules go: over five days.
    const modules: { course: string; code: string; kind: string }[] = [];
    for (const each of ['TRM', 'ANA']) {
      const found = await clinic.as(ines).course(each);
      modules.push(...found.modules.map(({ code, kind }) => ({ course: each, code, kind })));
    }
    for (const [i, { course: of, code, kind }] of modules.slice(0, 12).entries()) {
      await clinic.as(ines).complete(nora, of, code, {
        completedOn: `2026-03-0${3 + (i % 5)}`,
        ...(kind === 'quiz' && { score: 90 }),
      });
    }
    recorded = await completionsOf(nora);

    expect(recorded).toHaveLength(12);
    expect(await course(nora, 'TRM')).toBe('satisfied');
    expect(await course(nora, 'EHR')).toBe('not-started');
    const { modules: charting } = await clinic.as(nora).course('EHR');
    await clinic.as(nora).complete(nora, 'EHR', charting[0]!.code);
  });

  test('the correction is tried first: it tells what Nora was allowed, and changes nothing', async () => {
    clinic.setDay('2026-03-16');
    const preview = await clinic.as(ines).withdraw(nora, recorded, 'The sheet was Nina’s', {
      rightLearner: nina,
      dryRun: true,
    });

    expect(JSON.stringify(preview)).toContain('EHR');
    expect((await completionsOf(nora)).filter(({ voidedBy }) => voidedBy !== null)).toEqual([]);
    expect(await completionsOf(nina)).toEqual([]);
    expect(await course(nora, 'TRM')).toBe('satisfied');
  });

  test('moved, all twelve are Nina’s, each on its own day', async () => {
    const answer = await clinic.as(ines).withdraw(nora, recorded, 'The sheet was Nina’s', {
      rightLearner: nina,
    });

    expect(JSON.stringify(answer)).toContain('EHR');
    const whatHappened = ({ subject, occurredOn, payload }: Fact) =>
      `${occurredOn} ${subject}/${String(payload.module)} ${String(payload.score)}`;
    expect((await completionsOf(nina)).map(whatHappened).sort()).toEqual(
      recorded.map(whatHappened).sort(),
    );
    expect(await course(nina, 'TRM')).toBe('satisfied');
    // Seven modules were terminology's; five of anatomy's seven are left of the twelve.
    expect(await course(nina, 'ANA')).toBe('in-progress');
    expect(await course(nina, 'EHR')).toBe('not-started');
  });

  test('Nora is where she was, but for what she did herself', async () => {
    const facts = await completionsOf(nora);
    const hers = facts.filter(({ voidedBy }) => voidedBy === null);

    expect(facts).toHaveLength(13);
    expect(hers.map(({ subject, recordedBy }) => [subject, recordedBy])).toEqual([
      ['EHR', nora.id],
    ]);
    expect(await course(nora, 'TRM')).toBe('not-started');
    expect(await course(nora, 'ANA')).toBe('not-started');
    // Terminology was never hers, so the lock that it opened is shut again.
    expect(await course(nora, 'EHR')).toBe('locked');
  });

  test('what stood then is still answered as it was known then', async () => {
    const knownThen = await clinic.as(ines).standing(nora, 'FOUNDATIONS', {
      asOf: '2026-03-10',
      knownAt: '2026-03-15T18:00:00Z',
    });
    expect(courseIn(knownThen, 'TRM').status).toBe('satisfied');
  });

  test('moved once, they are not moved again', async () => {
    await expect(
      clinic.as(ines).withdraw(nora, recorded, 'Once more', { rightLearner: nina }),
    ).rejects.toMatchObject({ status: 409, code: 'already-voided' });
    expect(await completionsOf(nina)).toHaveLength(12);
  });
});
