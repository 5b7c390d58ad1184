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

  const hired = async (post: object): Promise<unknown> => {
    const name = { givenName: 'Lia', familyName: 'Wren', hiredOn: '2026-03-02' };
    const { body } = await admin.post('/people', { ...name, ...post });
    return (body as { exposures: unknown }).exposures;
  };

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
    expect(await hired({ position: 'astronaut' })).toEqual([]);
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
});
