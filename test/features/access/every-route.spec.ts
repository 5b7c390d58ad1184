import type { OpenAPIObject } from '@nestjs/swagger';
import { day } from '../../../src/domain/day.js';
import {
  mayDo,
  mayDoSomewhere,
  type Grant,
  type Permission,
} from '../../../src/domain/permission.js';
import { loadBuiltMetadata, openApiDocument } from '../../../src/http/openapi.js';
import { buildWhatChanged } from '../../support/build-what-changed.js';
import type { Answer, Client } from '../../support/client.js';
import { describeServer } from '../../support/server.js';
import { administrator, hire, hiredAndSignedIn, WITH_ADMIN } from './office.js';
import { routesOf, type Route } from './routes.js';

/**
 * Every route of the application, held against the permission table: whoever adds a route
 * adds it here too, without writing a line. A test that fails names the route.
 */

/** Routes that anybody may use. Adding one is a decision: make it here. */
const PUBLIC_ROUTES = new Set([
  'GET /health/live',
  'GET /health/ready',
  // Asks for the permission itself, unless it is read from this machine.
  'GET /metrics',
  'GET /',
  'GET /sign-in',
  'POST /sign-in',
  'GET /forgotten-password',
  'POST /forgotten-password',
  'GET /forgotten-password/mailed',
  'GET /reset-password',
  'POST /reset-password',
  'GET /reset-password/done',
  'GET /setup',
  'POST /setup',
  'POST /api/v1/setup',
  'POST /api/v1/tokens',
]);

/** Routes that take no permission but to be signed in, because they are about the caller only. */
const OWN_ROUTES = new Set([
  'GET /api/v1/people/me',
  'PUT /api/v1/people/me/language',
  'DELETE /api/v1/tokens',
  'DELETE /api/v1/tokens/current',
  'POST /sign-out',
  'GET /account',
  'POST /account/language',
  'POST /account/sign-out-everywhere',
]);

const TODAY = day('2026-03-10');
const ROLES_TRIED: readonly (Pick<Grant, 'role'> & Partial<Grant>)[] = [
  { role: 'learner' },
  { role: 'instructor', site: 'MAIN' },
  { role: 'manager', site: 'MAIN' },
  { role: 'viewer', site: 'MAIN' },
  { role: 'administrator' },
];
const NOBODY = '0190b3c2-7d4e-7abc-8def-0123456789ab';

/** The documentation of the server under test. */
let document: OpenAPIObject;

// What the documentation shows is what is sent, and much of it is read by the build.
beforeAll(async () => {
  buildWhatChanged();
  await loadBuiltMetadata();
});

describeServer('every route', { settings: WITH_ADMIN }, (server) => {
  let admin: Client;
  let routes: readonly Route[];

  beforeAll(async () => {
    document = openApiDocument(server.app);
    routes = routesOf(server.app);
    admin = await administrator(server);
    await admin.post('/sites', { code: 'SOUTH', name: 'South', timeZone: 'UTC', state: 'IL' });
  });

  test('every route says who may use it', () => {
    expect(routes.length).toBeGreaterThan(30);
    const silent = routes.filter((route) => !route.isPublic && route.needs === undefined);
    expect(silent.map((route) => route.name)).toEqual([]);
  });

  test('only these routes are open to everybody, and these to whoever has signed in', () => {
    const open = routes.filter((route) => route.isPublic);
    expect(open.map((route) => route.name).toSorted()).toEqual([...PUBLIC_ROUTES].toSorted());
    const own = routes.filter((route) => !route.isPublic && route.needs?.length === 0);
    expect(own.map((route) => route.name).toSorted()).toEqual([...OWN_ROUTES].toSorted());
  });

  test('no other route answers without a sign-in', async () => {
    for (const route of routes.filter((each) => !each.isPublic)) {
      const answer = await send(server.client, route, NOBODY);
      expect([route.name, answer.status]).toEqual([route.name, 401]);
    }
  });

  describe.each(ROLES_TRIED)('whoever holds the role $role', (given) => {
    const grant: Grant = { site: null, cohort: null, until: null, ...given };
    let me: { id: string; client: Client };

    beforeAll(async () => {
      me = await hiredAndSignedIn(server, admin, { site: 'MAIN', roles: ['learner', given] });
    });

    const actor = () => ({ personId: me.id, grants: [grant] });
    const guarded = () => routes.filter((route) => route.needs && route.needs.length > 0);

    test('is let in by the routes that they hold a permission for, and by no other', async () => {
      for (const route of guarded()) {
        const needs = route.needs ?? [];
        const holds = needs.some((permission) => mayDoSomewhere(actor(), permission, TODAY));
        // A learner whom nobody knows: what is let in finds nothing to do.
        const answer = await send(me.client, route, NOBODY);
        const isRightly = holds ? ![401, 403].includes(answer.status) : answer.status === 403;
        expect(`${route.name}: ${answer.status}, ${isRightly}`).toBe(
          `${route.name}: ${answer.status}, true`,
        );
      }
    });

    test('does to people what the permission says, within their site and outside', async () => {
      const about = guarded().filter((route) => /\/(people|learners)\/:id/.test(route.path));
      expect(about.length).toBeGreaterThan(10);
      for (const site of ['SOUTH', 'MAIN']) {
        let { id } = await hire(admin, { site });
        for (const route of about) {
          const heard = await expectAnswer(route, id, { learnerId: id, site });
          // What was done to somebody must not decide what the next route answers.
          if (heard === 'allowed' && route.method !== 'GET') ({ id } = await hire(admin, { site }));
        }
      }
    });

    async function expectAnswer(
      route: Route,
      learnerId: string,
      target: { learnerId: string; site: string },
    ): Promise<string> {
      const needs = route.needs ?? [];
      const may = (permission: Permission) => mayDo(actor(), permission, target, TODAY);
      const isAllowed = needs.some((permission) => may(permission).allowed);
      const isLetIn = needs.some((permission) => mayDoSomewhere(actor(), permission, TODAY));
      const isVisible = may('people:read').allowed;
      const answer = await send(me.client, route, learnerId);

      const expected = isAllowed ? 'allowed' : isLetIn && !isVisible ? 'unknown' : 'forbidden';
      // Who is let in may be told that the example makes no sense for this learner.
      const heard = isAllowed && answer.status === 400 ? 'allowed' : said(answer);
      expect(`${route.name} at ${target.site}: ${heard}`).toBe(
        `${route.name} at ${target.site}: ${expected}`,
      );
      return heard;
    }
  });
});

/** What an answer says about permission. */
function said({ status, body }: Answer<{ code?: string; detail?: string } | undefined>): string {
  if (status === 401) return 'not signed in';
  if (status === 403) return 'forbidden';
  if (status === 404 && body?.code === 'not-found') return 'unknown';
  if (status === 400)
    return `not asked, for the example of its body is not valid: ${JSON.stringify(body)}`;
  if (status >= 500) return `failed with ${status}: ${JSON.stringify(body)}`;
  return 'allowed';
}

const API = '/api/v1';

/** Sends the request that the documentation shows, about one learner. */
function send(client: Client, route: Route, learnerId: string) {
  const path = route.path
    .replace(/\/(people|learners)\/:id/, `/$1/${learnerId}`)
    .replace(/:(\w+)/g, (_, name: string) => (/^(fact|seq)$/.test(name) ? '1' : NOBODY));
  const body = exampleFor(route);
  // Pages stand beside the API, and take the same token.
  const isPage = !route.path.startsWith(API) && client.baseUrl.endsWith(API);
  const sent = (isPage ? client.outside(API) : client) as unknown as {
    send(method: string, path: string, body: unknown, options?: object): Promise<Answer<never>>;
  };
  const at = client.baseUrl.endsWith(API) ? path.replace(API, '') : path;
  const type = typeof body === 'string' ? { headers: { 'content-type': 'text/csv' } } : undefined;
  return sent.send(route.method, at, body, type);
}

function exampleFor(route: Route): unknown {
  const path = route.path.replace(/:(\w+)/g, '{$1}');
  const item = document.paths[path] as Record<string, { requestBody?: unknown }> | undefined;
  const body = item?.[route.method.toLowerCase()]?.requestBody as
    { content?: Record<string, { example?: unknown; schema?: { example?: unknown } }> } | undefined;
  const [media] = Object.values(body?.content ?? {});
  return media?.example ?? media?.schema?.example;
}
