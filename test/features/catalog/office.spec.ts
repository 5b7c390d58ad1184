import type { Client } from '../../support/client.js';
import { describeServer } from '../../support/server.js';

const ADMIN = { adminEmail: 'admin@office.example', adminPassword: 'correct horse battery' };

interface Word {
  readonly code: string;
  readonly title: string;
}
interface Office {
  readonly positions: readonly (Word & { readonly exposures: readonly string[] })[];
  readonly exposures: readonly Word[];
  readonly activities: readonly Word[];
}

describeServer('the words of the office over HTTP', { settings: ADMIN }, (server) => {
  let admin: Client;

  beforeAll(async () => {
    const api = server.client.under('/api/v1');
    const { body } = await api.post('/tokens', {
      email: ADMIN.adminEmail,
      password: ADMIN.adminPassword,
    });
    admin = api.withToken((body as { token: string }).token);
  });

  const person = async (post: object): Promise<{ id: string; exposures: unknown }> => {
    const name = { givenName: 'Lia', familyName: 'Wren', hiredOn: '2026-03-02' };
    const { body } = await admin.post('/people', { ...name, ...post });
    return body as { id: string; exposures: unknown };
  };
  const hired = async (post: object) => (await person(post)).exposures;

  test('have names for every position, exposure and activity', async () => {
    const { status, body } = await admin.get('/office');
    const office = body as Office;
    expect(status).toBe(200);
    expect(office.positions).toContainEqual({
      code: 'back-office',
      title: 'Back office',
      exposures: ['blood', 'chemicals', 'systems'],
    });
    expect(office.exposures.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['blood', 'chemicals', 'x-ray', 'respirator', 'payer-contract']),
    );
    expect(office.activities.map(({ code }) => code)).toContain('shadowing');
    expect(await server.client.under('/api/v1').get('/office')).toMatchObject({ status: 401 });
  });

  test('give exposures to whoever is hired without any', async () => {
    expect(await hired({ position: 'back-office' })).toEqual(['blood', 'chemicals', 'systems']);
    expect(await hired({})).toEqual([]);
  });

  test('and leave alone who was hired with some, or with none on purpose', async () => {
    expect(await hired({ position: 'back-office', exposures: ['x-ray'] })).toEqual(['x-ray']);
    expect(await hired({ position: 'back-office', exposures: [] })).toEqual([]);
  });

  test('give them to whoever comes by a list, too', async () => {
    const lines =
      'givenName,familyName,email,position,hiredOn\nAna,Lark,ana@office.example,biller,2026-03-02';
    const imported = await admin.post('/people/import', lines, {
      headers: { 'content-type': 'text/csv' },
    });
    expect(imported).toMatchObject({ status: 200, body: { created: 1 } });
    const { body } = await admin.get('/people?q=lark');
    expect((body as { items: object[] }).items).toMatchObject([
      { exposures: ['payer-contract', 'systems'] },
    ]);
  });

  test.each([
    ['adds those of the position', {}, ['blood', 'chemicals', 'systems', 'x-ray'], true],
    ['that is the same adds none', { position: 'trainee' }, ['systems', 'x-ray'], false],
    ['takes exactly those that are named', { exposures: ['systems'] }, ['systems'], false],
    ['takes none on purpose', { exposures: [] }, [], false],
  ])('another position %s', async (_, named, exposures, owesBloodborne) => {
    const { id } = await person({ position: 'trainee', exposures: ['x-ray', 'systems'] });
    const effectiveOn = '2026-03-04';
    const change = { position: 'back-office', effectiveOn, ...named };
    expect(await admin.patch(`/people/${id}`, change)).toMatchObject({ body: { exposures } });
    const standing = await admin.get(`/learners/${id}/standing?path=COMPLIANCE`);
    const { nextSteps } = standing.body as { nextSteps: { requirement: string; dueOn: string }[] };
    const bloodborne = nextSteps.find(({ requirement }) => requirement === 'C3');
    expect(bloodborne?.dueOn).toBe(owesBloodborne ? effectiveOn : undefined);
  });

  test('come with another position by a list and at a return, too', async () => {
    const lines = (position: string) =>
      `givenName,familyName,email,position\nUma,Move,uma@office.example,${position}\n`;
    const options = { headers: { 'content-type': 'text/csv' } };
    await admin.post('/people/import', lines('biller'), options);
    const imported = await admin.post('/people/import', lines('back-office'), options);
    expect(imported).toMatchObject({ status: 200, body: { updated: 1 } });
    const { body } = await admin.get('/people?q=move');
    expect((body as { items: object[] }).items).toMatchObject([
      { exposures: ['blood', 'chemicals', 'payer-contract', 'systems'] },
    ]);

    const { id } = await person({ position: 'trainee', exposures: ['x-ray'] });
    await admin.post(`/people/${id}/separation`, { on: '2026-03-05', reason: 'Study' });
    const back = { on: '2026-03-06', position: 'biller' };
    expect(await admin.post(`/people/${id}/rehire`, back)).toMatchObject({
      body: { upcoming: [], exposures: ['payer-contract', 'systems', 'x-ray'] },
    });
  });

  const refused = (kind: string, meant: string) => ({
    status: 422,
    body: { code: `unknown-${kind}`, detail: expect.stringContaining(meant) },
  });

  test('are not mistyped: a slip would mean training that never applies', async () => {
    const { id } = (await admin.get('/people/me')).body as { id: string };
    const name = { givenName: 'Lia', familyName: 'Slip' };
    const tried: readonly [Promise<unknown>, string, string][] = [
      [admin.post('/people', { ...name, position: 'bak-office' }), 'position', '"back-office"?'],
      [admin.post('/people', { ...name, exposures: ['blod'] }), 'exposure', '"blood"?'],
      [admin.patch(`/people/${id}`, { position: 'clinican' }), 'position', '"clinician"?'],
      [
        admin.post(`/learners/${id}/hours`, {
          activity: 'shadwing',
          on: '2026-03-10',
          minutes: 60,
        }),
        'activity',
        '"shadowing"?',
      ],
      [
        admin.post('/assignments', {
          task: 'Read the plan',
          exposure: 'blod',
          laterJoiners: true,
        }),
        'exposure',
        '"blood"?',
      ],
    ];
    for (const [answer, kind, meant] of tried) {
      expect(await answer).toMatchObject(refused(kind, meant));
    }
    expect(await admin.get('/people?q=slip')).toMatchObject({ body: { items: [] } });
  });

  test('may be joined by others, that somebody has and coursework can be assigned by then', async () => {
    const coursework = { task: 'Read the plan', position: 'astronaut', laterJoiners: true };
    expect(await admin.post('/assignments', coursework)).toMatchObject(
      refused('position', 'It can be trainee,'),
    );
    const hired = await admin.post('/people', {
      ...{ givenName: 'Vega', familyName: 'Lift', site: 'MAIN', hiredOn: '2026-03-02' },
      position: 'astronaut',
    });
    expect(hired).toMatchObject({ status: 201, body: { position: 'astronaut' } });
    expect(await admin.post('/assignments', coursework)).toMatchObject({ status: 201 });
  });

  test('are named by line where a list has others', async () => {
    const lines =
      'givenName,familyName,email,position,exposures\n' +
      'Ida,Wren,ida@office.example,biller,\n' +
      'Noa,Wren,noa@office.example,biler,blood;xray\n';
    const imported = await admin.post('/people/import', lines, {
      headers: { 'content-type': 'text/csv' },
    });
    expect(imported).toMatchObject({
      body: {
        created: 0,
        errors: [
          { line: 3, field: 'position', message: expect.stringContaining('"biller"?') },
          { line: 3, field: 'exposures', message: expect.stringContaining('"x-ray"?') },
        ],
      },
    });
  });
});
