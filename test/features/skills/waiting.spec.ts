import { ADMIN } from '../access/office.js';
import { WebClient } from '../../support/web-client.js';
import { describeClinic, done, type Member } from '../enrollments/clinic.js';

describeClinic('what waits for an answer', (clinic) => {
  const log = (learner: string, on: string) =>
    done(
      clinic.admin.post(`/learners/${learner}/hours`, { activity: 'shadowing', on, minutes: 60 }),
    );
  const pageOf = async (member: Member) => {
    const { email } = await done(clinic.admin.get(`/people/${member.id}`));
    const web = new WebClient(clinic.server.client);
    await web.signIn(email, ADMIN.password);
    const { body } = await web.get('/waiting');
    return {
      total: Number(/<dt>Waiting<\/dt>\s*<dd>(\d+)<\/dd>/.exec(body)?.[1]),
      shown: [...body.matchAll(/name="approved" value="yes"/g)].length,
      isAbout: (name: string) => body.includes(name),
    };
  };

  test('is asked of who may answer it, and not of the learner themselves', async () => {
    const here = await clinic.hired({ givenName: 'Perpetua', hiredOn: '2025-01-06' });
    const away = await clinic.hired({ givenName: 'Lysander', site: 'EAST', hiredOn: '2025-01-06' });
    await log(here, '2026-03-02');
    await log(away, '2026-03-02');
    await log(clinic.instructor.id, '2026-03-02');

    const page = await pageOf(clinic.instructor);
    expect(page).toMatchObject({ total: 1, shown: 1 });
    expect(page.isAbout('Perpetua')).toBe(true);
    expect(page.isAbout('Lysander')).toBe(false);
    expect((await pageOf(clinic.manager)).total).toBe(2);
  });

  test('is counted in all, the fifty oldest are shown, and what is a year old is left alone', async () => {
    const before = await pageOf(clinic.instructor);
    const learner = await clinic.hired({ givenName: 'Evander', hiredOn: '2024-01-08' });
    const days = Array.from({ length: 28 }, (_, i) => String(i + 1).padStart(2, '0'));
    for (const month of ['2026-01', '2026-02']) {
      for (const day of days) await log(learner, `${month}-${day}`);
    }
    await log(learner, '2025-02-27');

    const page = await pageOf(clinic.instructor);
    expect(page).toMatchObject({ total: before.total + 56, shown: 50 });
    // Hers, of March, wait behind those of January and February.
    expect(page.isAbout('Perpetua')).toBe(false);
  });

  test('is no longer asked once it was answered, and again when the answer is withdrawn', async () => {
    const learner = await clinic.hired({ hiredOn: '2025-01-06' });
    const before = (await pageOf(clinic.instructor)).total;
    const { fact } = await log(learner, '2026-03-03');
    expect((await pageOf(clinic.instructor)).total).toBe(before + 1);
    const approval = `/learners/${learner}/hours/${fact.id}/approval`;
    const answer = await done(clinic.admin.post(approval, { approved: true }));
    expect((await pageOf(clinic.instructor)).total).toBe(before);
    const { seq } = answer.fact as { seq: number };
    await done(
      clinic.admin.post(`/learners/${learner}/facts/${seq}/void`, { reason: 'Not yet checked' }),
    );
    expect((await pageOf(clinic.instructor)).total).toBe(before + 1);
  });
});
