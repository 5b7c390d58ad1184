import { courseIn } from './api.js';
import { describeClinic } from './describe-clinic.js';
import type { Member } from './desk.js';

describeClinic('a backdated completion and its void', { today: '2026-01-05' }, (clinic) => {
  let maya: Member;
  let ines: Member;
  let quiz: string;
  let fact: { seq: number };

  beforeAll(async () => {
    ines = await clinic.hire({ givenName: 'Ines', familyName: 'Marsh', roles: ['instructor'] });
    maya = await clinic.hire({ givenName: 'Maya', familyName: 'Okafor', hiredOn: '2026-01-05' });
    await clinic.as(maya).enrol(maya, 'FOUNDATIONS');
    const { modules } = await clinic.as(maya).course('ANA');
    quiz = modules.find(({ kind }) => kind === 'quiz')!.code;

    clinic.setDay('2026-02-02');
    for (const { code, kind } of modules) {
      if (kind === 'lesson') await clinic.as(maya).complete(maya, 'ANA', code);
    }
  });

  const anatomy = async (when: { asOf?: string; knownAt?: string } = {}) =>
    courseIn(await clinic.as(ines).standing(maya, 'FOUNDATIONS', when), 'ANA').status;

  test('before it is recorded, the course is under way', async () => {
    clinic.setDay('2026-03-20');

    expect(await anatomy()).toBe('in-progress');
    expect(await anatomy({ asOf: '2026-02-15' })).toBe('in-progress');
  });

  test('a quiz taken on paper five weeks ago is recorded only with a reason', async () => {
    const onPaper = { completedOn: '2026-02-10', score: 90 };
    await expect(clinic.as(ines).complete(maya, 'ANA', quiz, onPaper)).rejects.toMatchObject({
      status: 422,
      code: 'reason-required',
    });
    await expect(
      clinic.as(maya).complete(maya, 'ANA', quiz, { ...onPaper, reason: 'I did take it' }),
    ).rejects.toMatchObject({ status: 422 });
    expect(await anatomy()).toBe('in-progress');

    const answer = await clinic.as(ines).complete(maya, 'ANA', quiz, {
      ...onPaper,
      reason: 'Found in the binder of the front desk',
    });

    expect(answer.course).toMatchObject({ status: 'satisfied', completedOn: '2026-02-10' });
    expect(answer.changes).toContainEqual(
      expect.objectContaining({ path: 'FOUNDATIONS', from: 'in-progress', to: 'satisfied' }),
    );
    fact = answer.fact;
  });

  test('as of the past it counts from its own day, and no day before', async () => {
    expect(await anatomy({ asOf: '2026-02-09' })).toBe('in-progress');
    expect(await anatomy({ asOf: '2026-02-10' })).toBe('satisfied');
    expect(await anatomy({ asOf: '2026-02-15' })).toBe('satisfied');
  });

  test('what was known then is answered as it was known then', async () => {
    expect(await anatomy({ asOf: '2026-02-15', knownAt: '2026-03-19T18:00:00Z' })).toBe(
      'in-progress',
    );
    expect(await anatomy({ asOf: '2026-02-15', knownAt: '2026-03-20T18:00:00Z' })).toBe(
      'satisfied',
    );
  });

  test('withdrawn, it never counted; what was known in between is still told', async () => {
    clinic.setDay('2026-04-01');
    await clinic.as(ines).voidFact(maya, fact, 'The paper was that of Maja Okonkwo');

    expect(await anatomy()).toBe('in-progress');
    expect(await anatomy({ asOf: '2026-02-15' })).toBe('in-progress');
    expect(await anatomy({ asOf: '2026-02-15', knownAt: '2026-03-31T18:00:00Z' })).toBe(
      'satisfied',
    );
    expect(await anatomy({ asOf: '2026-02-15', knownAt: '2026-03-19T18:00:00Z' })).toBe(
      'in-progress',
    );
  });

  test('nothing is erased: the withdrawn fact names what withdrew it, and why', async () => {
    const facts = await clinic.as(ines).facts(maya);
    const withdrawn = facts.find(({ seq }) => seq === fact.seq)!;
    const withdrawal = facts.find(({ kind }) => kind === 'voided')!;

    expect(withdrawn).toMatchObject({ kind: 'module-completed', voidedBy: withdrawal.seq });
    expect(withdrawal).toMatchObject({
      recordedBy: ines.id,
      payload: { fact: fact.seq, reason: 'The paper was that of Maja Okonkwo' },
    });
  });

  test('a withdrawal is not withdrawn: what did happen is recorded anew', async () => {
    const withdrawal = (await clinic.as(ines).facts(maya, { kind: 'voided' }))[0]!;
    await expect(
      clinic.as(ines).voidFact(maya, withdrawal, 'It was hers after all'),
    ).rejects.toMatchObject({ code: 'cannot-void-a-void' });
    await expect(clinic.as(ines).voidFact(maya, fact, 'Once more')).rejects.toMatchObject({
      status: 409,
      code: 'already-voided',
    });

    await clinic.as(ines).complete(maya, 'ANA', quiz, {
      completedOn: '2026-02-10',
      score: 90,
      reason: 'It was hers after all',
    });
    expect(await anatomy({ asOf: '2026-02-15' })).toBe('satisfied');
  });
});
