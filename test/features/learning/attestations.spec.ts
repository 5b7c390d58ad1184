import type { Client } from '../../support/client.js';
import { describeClinic, done, refusal, TODAY } from '../enrollments/clinic.js';

const attest = (client: Client, body: object, learner = 'me') =>
  client.post(`/learners/${learner}/attestations`, body);
const SIGNED = { course: 'HIP', module: 'attestation', name: 'Ana Heron' };
const ANA = { givenName: 'Ana', familyName: 'Heron' };

describeClinic('attesting', (clinic) => {
  test('keeps the name and the sentence that was signed, and completes the module', async () => {
    const { id, client } = await clinic.member(ANA);
    await done(client.post('/learners/me/completions', { course: 'HIP', module: '01' }));
    const answer = await attest(client, SIGNED);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      fact: {
        kind: 'attested',
        recordedBy: id,
        payload: { name: 'Ana Heron', statement: expect.stringMatching(/^I have read/) },
      },
      course: { status: 'satisfied', completedOn: TODAY },
    });
    expect(await refusal(attest(client, SIGNED))).toEqual([409, 'already-completed']);
  });

  test('comes after what is to be read, and is only for what is to be signed', async () => {
    const { client } = await clinic.member();
    expect(await refusal(attest(client, SIGNED))).toEqual([422, 'module-locked']);
    const lesson = { ...SIGNED, module: '01' };
    expect(await refusal(attest(client, lesson))).toEqual([422, 'not-an-attestation']);
    expect(await refusal(attest(client, { ...SIGNED, name: '' }))).toEqual([400, 'invalid-input']);
    expect(await refusal(attest(client, { ...SIGNED, name: '   ' }))).toEqual([
      400,
      'invalid-input',
    ]);
  });

  test('is signed with one’s own name, as people write it', async () => {
    const { client } = await clinic.member({ givenName: 'Zoë', familyName: "O'Neil-Marsh" });
    await done(client.post('/learners/me/completions', { course: 'HIP', module: '01' }));
    const sign = (name: string) => attest(client, { ...SIGNED, name });
    for (const other of ['Ana Heron', 'Zoë', 'Neil Marsh', 'Zoe Marshall', 'Marsh Zoe']) {
      const answer = await sign(other);
      expect([other, answer.status, answer.body.code]).toEqual([other, 422, 'signature-differs']);
      expect(answer.body.detail).toContain("Zoë O'Neil-Marsh");
    }
    const signed = await done(sign('  zoe  K. ONEIL marsh Jr. '));
    expect(signed.fact.payload.name).toBe('zoe  K. ONEIL marsh Jr.');
  });

  test('is never somebody else’s act', async () => {
    const learner = await clinic.hired();
    for (const by of [clinic.instructor.client, clinic.manager.client, clinic.admin]) {
      expect((await attest(by, SIGNED, learner)).status).toBe(403);
    }
    expect((await attest((await clinic.member()).client, SIGNED, learner)).status).toBe(404);
  });
});
