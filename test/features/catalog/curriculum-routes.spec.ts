import type { Client } from '../../support/client.js';
import { describeServer } from '../../support/server.js';

const ADMIN = { adminEmail: 'admin@office.example', adminPassword: 'correct horse battery' };

interface Node {
  readonly key: string;
  readonly kind: string;
  readonly children: readonly Node[];
  readonly required?: boolean;
  readonly dueIn?: object;
}

const nodesOf = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(nodesOf)];

describeServer('the curriculum over HTTP', { settings: ADMIN }, (server) => {
  let admin: Client;
  let learner: Client;

  beforeAll(async () => {
    const api = server.client.under('/api/v1');
    const signIn = async (email: string, password: string) => {
      const { body } = await api.post('/tokens', { email, password });
      return api.withToken((body as { token: string }).token);
    };
    admin = await signIn(ADMIN.adminEmail, ADMIN.adminPassword);
    const person = {
      givenName: 'Lia',
      familyName: 'Wren',
      email: 'lia@office.example',
      password: 'another long password',
      site: 'MAIN',
      position: 'trainee',
      hiredOn: '2026-03-02',
    };
    await admin.post('/people', person);
    learner = await signIn(person.email, person.password);
  });

  test('who is not signed in sees nothing', async () => {
    for (const path of ['/courses', '/courses/HIP', '/paths', '/skills', '/credentials']) {
      expect(await server.client.under('/api/v1').get(path)).toMatchObject({ status: 401 });
    }
  });

  test('a learner sees every course with its modules and minutes', async () => {
    const { status, body } = await learner.get('/courses');
    expect(status).toBe(200);
    const { items, nextCursor } = body as { items: { code: string }[]; nextCursor: null };
    const codes = items.map(({ code }) => code);
    expect(codes).toEqual(codes.toSorted());
    expect(codes).toEqual(expect.arrayContaining(['ANA', 'EHR', 'HIP', 'TRM']));
    expect(nextCursor).toBeNull();
    const hipaa = items.find(({ code }) => code === 'HIP');
    expect(hipaa).toMatchObject({
      code: 'HIP',
      title: 'HIPAA privacy and security',
      version: 1,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      minutes: 71,
      prerequisites: [],
      objectives: expect.arrayContaining([expect.any(String)]),
    });
    const { body: one } = await learner.get('/courses/HIP?version=1');
    expect(one).toEqual(hipaa);
    expect((one as { modules: unknown[] }).modules.at(-1)).toEqual({
      code: 'attestation',
      kind: 'attestation',
      title: 'My attestation on privacy and security',
      minutes: 2,
    });
  });

  test('a list comes in pages', async () => {
    type Page = { items: { code: string }[]; nextCursor: string | null };
    const whole = (await learner.get('/courses')).body as Page;
    const first = (await learner.get('/courses?limit=3')).body as Page;
    const rest = (await learner.get(`/courses?cursor=${first.nextCursor}`)).body as Page;
    expect([...first.items, ...rest.items]).toEqual(whole.items);
    expect(rest.nextCursor).toBeNull();
    expect(await learner.get(`/paths?cursor=${first.nextCursor}`)).toMatchObject({ status: 400 });
  });

  test('a lesson is clean HTML, an attestation its statement', async () => {
    const lesson = await learner.get('/courses/HIP/modules/01');
    expect(lesson.body).toMatchObject({ course: 'HIP', version: 1, kind: 'lesson' });
    expect((lesson.body as { html: string }).html).toContain('<h2>What counts</h2>');
    expect(lesson.body).not.toHaveProperty('markdown');
    const attestation = await learner.get('/courses/HIP/modules/attestation');
    expect((attestation.body as { statement: string }).statement).toContain('I type my full name');
  });

  test('a quiz shows neither its questions nor which answers are right', async () => {
    const { body } = await admin.get('/courses/HIP/modules/quiz');
    expect(body).toEqual({
      ...{ course: 'HIP', version: 1, code: 'quiz', kind: 'quiz', minutes: 10 },
      ...{ title: 'HIPAA privacy and security', questions: 10, passMark: 80 },
      ...{ language: 'en', languages: expect.arrayContaining(['en']) },
    });
  });

  test('what is not there is a 404 with its code', async () => {
    for (const [path, code] of [
      ['/courses/NOPE', 'no-such-course'],
      ['/courses/HIP?version=99', 'no-such-course'],
      ['/courses/HIP/modules/99', 'no-such-module'],
      ['/paths/NOPE', 'no-such-path'],
    ] as const) {
      expect(await learner.get(path)).toMatchObject({ status: 404, body: { code } });
    }
    expect(await learner.get('/courses/HIP?version=one')).toMatchObject({ status: 400 });
  });

  test('a path is the root of its tree of requirements', async () => {
    const { body } = await learner.get('/paths/COMPLIANCE');
    expect(body).toMatchObject({
      code: 'COMPLIANCE',
      title: 'Required training',
      version: 1,
      enrolls: {},
      key: 'COMPLIANCE',
      kind: 'all',
    });
    const [stage] = (body as Node).children;
    expect(stage).toMatchObject({ key: 'required', kind: 'all' });
    expect(stage!.children[0]).toMatchObject({ key: 'required/privacy' });
    expect(stage!.children[0]!.children[0]).toEqual({
      key: 'C1',
      kind: 'course',
      subject: 'HIP',
      title: 'HIPAA privacy and security',
      recurs: [
        { every: { months: 12 }, window: 60 },
        { on: 'new-policy-version', within: { days: 30 } },
      ],
      dueIn: { after: 'hire', within: { days: 14 } },
      required: true,
      weight: 1,
      waivableBy: 'nobody',
      why: '45 CFR 164.530(b)(1); the 14 days and the yearly repetition are a house rule',
      keep: { months: 72 },
      children: [],
    });
  });

  test('the ladder has its stages, its branches and its preferred certification', async () => {
    const { body } = await learner.get('/paths/CAREER');
    const stages = (body as Node).children;
    expect(stages.map(({ key }) => key)).toEqual(['S0', 'S1', 'S2', 'S3', 'S4']);
    const [branch] = stages[1]!.children[0]!.children;
    expect(branch).toMatchObject({ key: 'S1/office/branch', kind: 'any', n: 1 });
    expect(branch!.children.map(({ key }) => key)).toEqual(['S1/front', 'S1/back']);
    expect(stages[1]!.children[1]!.children[0]).toMatchObject({
      key: 'S1/proof/certification',
      required: false,
    });
    const preferred = stages.flatMap(nodesOf).filter(({ required }) => required === false);
    expect(preferred.length).toBeGreaterThan(5);
    expect(preferred.filter(({ dueIn }) => dueIn).map(({ key }) => key)).toEqual([]);
  });

  test('skills and credentials come with their version and terms', async () => {
    const skills = (await learner.get('/skills?limit=200')).body as { items: object[] };
    expect(skills.items.length).toBeGreaterThanOrEqual(47);
    expect(skills.items).toContainEqual(
      expect.objectContaining({ code: 'B7', version: 1, highRisk: true, cosign: true }),
    );
    const credentials = (await learner.get('/credentials')).body as { items: object[] };
    expect(credentials.items).toContainEqual(
      expect.objectContaining({
        code: 'BLS',
        cycles: [{ every: { months: 24 }, from: 'completion', until: 'end-of-month' }],
      }),
    );
  });

  test('only an administrator publishes, and a second time changes nothing', async () => {
    expect(await learner.post('/curriculum/publish')).toMatchObject({ status: 403 });
    const dry = await admin.post('/curriculum/publish?dryRun=true');
    expect(dry).toMatchObject({ status: 200, body: { dryRun: true, added: [], changed: [] } });
    const real = await admin.post('/curriculum/publish');
    expect(real).toMatchObject({ status: 200, body: { dryRun: false, added: [], changed: [] } });
    expect(await admin.post('/curriculum/publish?dryRun=yes')).toMatchObject({ status: 400 });
    expect(await admin.post('/curriculum/publish?dry_run=true')).toMatchObject({ status: 400 });
    expect(await admin.post('/curriculum/publish', { dryRun: true })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'dryRun', message: 'is not a field that this takes' }] },
    });
  });
});
