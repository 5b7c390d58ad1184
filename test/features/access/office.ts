import type { Client } from '../../support/client.js';
import type { TestServer } from '../../support/server.js';

export const ADMIN = { email: 'admin@clinic.example', password: 'correct horse battery' };

/** Settings with which the start makes the administrator. */
export const WITH_ADMIN = {
  adminEmail: ADMIN.email,
  adminPassword: ADMIN.password,
  coursesDir: 'test/features/access/curriculum',
};

/** The API, signed in as the administrator that the start made. */
export function administrator(server: TestServer): Promise<Client> {
  return signedIn(server, ADMIN);
}

/** The API, signed in with this. */
export async function signedIn(server: TestServer, secret: object): Promise<Client> {
  const api = server.client.under('/api/v1');
  const answer = await api.post('/tokens', secret);
  if (answer.status !== 201) throw new Error(`Sign-in: ${JSON.stringify(answer.body)}`);
  return api.withToken(answer.body.token);
}

let hired = 0;

/** Hires somebody; answers them as the API does. */
export async function hire(admin: Client, person: object = {}) {
  hired += 1;
  const body = {
    givenName: 'Ana',
    familyName: `Person ${hired}`,
    email: `person${hired}@clinic.example`,
    password: ADMIN.password,
    ...person,
  };
  const answer = await admin.post('/people', body);
  if (answer.status !== 201) throw new Error(`Hire: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Hires somebody and signs them in. */
export async function hiredAndSignedIn(server: TestServer, admin: Client, person: object = {}) {
  const hiredPerson = await hire(admin, person);
  const client = await signedIn(server, { email: hiredPerson.email, password: ADMIN.password });
  return { id: hiredPerson.id as string, person: hiredPerson, client };
}
