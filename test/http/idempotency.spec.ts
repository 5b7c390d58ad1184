import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from '../support/client.js';
import { ANA, type Edge, type EdgeOptions, startEdge, startEdgeOn } from './support/edge.js';
import { Gate } from './support/gate.js';
import { HoursController, HOURS_TABLE, moments } from './support/hours.controller.js';

/** Holds a command between its commit and its answer. */
const answer = new Gate();

describe.each(['sqlite', 'postgres'] as const)(
  'a command with an Idempotency-Key (%s)',
  (dialect) => {
    const options: EdgeOptions = { dialect, controllers: [HoursController] };
    let edge: Edge;

    beforeAll(async () => {
      edge = await startEdge(options);
      await edge.database.transaction((tx) => tx.execute(HOURS_TABLE));
    });
    afterAll(() => edge?.close());
    beforeEach(async () => {
      await edge.database.transaction((tx) => tx.execute('delete from test_hours'));
    });
    afterEach(() => {
      moments.refusing = false;
      moments.committed = async () => undefined;
    });

    const HOUR = { minutes: 60 };
    const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });
    const log = (client: Client, key: string, body: object = HOUR) =>
      client.post('/hours', body, keyed(key));
    const count = async () => (await edge.ana.get('/hours')).body.n as number;

    test('is done once and answered the same again', async () => {
      const first = await log(edge.ana, 'once');
      const again = await log(edge.ana, 'once');

      expect(first.status).toBe(201);
      expect(first.headers.has('idempotency-replayed')).toBe(false);
      expect(again).toMatchObject({ status: 201, body: first.body });
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect(await count()).toBe(1);
    });

    test('is done anew under another key, for another person, or without a key', async () => {
      await log(edge.ana, 'anew');
      await log(edge.ana, 'anew-2');
      await log(edge.ben, 'anew');
      await edge.ana.post('/hours', HOUR);
      await edge.ana.post('/hours', HOUR);
      expect(await count()).toBe(5);
    });

    test('may write its fields in another order', async () => {
      const first = await log(edge.ana, 'order', { minutes: 5, note: 'a' });
      const again = await log(edge.ana, 'order', { note: 'a', minutes: 5 });
      expect(again.body).toEqual(first.body);
    });

    test('is refused where its key stood for another body or address', async () => {
      await log(edge.ana, 'reused');
      const otherBody = await log(edge.ana, 'reused', { minutes: 61 });
      const otherRoute = await edge.ana.post('/hours/twice', HOUR, keyed('reused'));
      for (const { status, body } of [otherBody, otherRoute]) {
        expect({ status, code: body.code }).toEqual({
          status: 422,
          code: 'idempotency-key-reused',
        });
      }
      expect(await count()).toBe(1);
    });

    test('is told to wait while the first is still being answered', async () => {
      answer.close();
      moments.committed = () => answer.pass();
      const first = log(edge.ana, 'slow');
      await answer.reached();

      const second = await log(edge.ana, 'slow');
      const otherBody = await log(edge.ana, 'slow', { minutes: 61 });
      answer.open();
      const answered = await first;

      expect(second).toMatchObject({ status: 409, body: { code: 'in-progress' } });
      expect(second.headers.get('retry-after')).toBe('1');
      expect(otherBody).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
      expect((await log(edge.ana, 'slow')).body).toEqual(answered.body);
      expect(await count()).toBe(1);
    });

    test('is done once of fifty that come at once', async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => log(edge.ana, 'crowd')));

      const done = answers.filter(({ status }) => status === 201);
      const waiting = answers.filter(({ status }) => status === 409);
      expect(done.length + waiting.length).toBe(50);
      expect(new Set(done.map(({ body }) => body.id as string)).size).toBe(1);
      expect(await count()).toBe(1);
    });

    test('does not wait for other keys', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => log(edge.ana, `own-${index}`)),
      );
      expect(answers.every(({ status }) => status === 201)).toBe(true);
      expect(await count()).toBe(20);
    });

    test('may be tried again with its key once what refused it is gone', async () => {
      moments.refusing = true;
      const refused = await log(edge.ana, 'refused');
      moments.refusing = false;
      const done = await log(edge.ana, 'refused');

      expect(refused).toMatchObject({ status: 422, body: { code: 'month-closed' } });
      expect(done.status).toBe(201);
      expect(await count()).toBe(1);
    });

    test('may be tried again with its key after input that was wrong', async () => {
      const wrong = await log(edge.ana, 'wrong', { minutes: 'many' });
      const right = await log(edge.ana, 'wrong', HOUR);
      expect([wrong.status, right.status]).toEqual([400, 201]);
    });

    test('that writes twice carries its key in what it commits first', async () => {
      const first = await edge.ana.post('/hours/twice', HOUR, keyed('twice'));
      const again = await edge.ana.post('/hours/twice', HOUR, keyed('twice'));
      expect(again.body).toEqual(first.body);
      expect(await count()).toBe(2);
    });

    test('that writes nothing is answered the same again too', async () => {
      const first = await edge.ana.post('/hours/preview?n=1', undefined, keyed('preview'));
      const again = await edge.ana.post('/hours/preview?n=1', undefined, keyed('preview'));
      const other = await edge.ana.post('/hours/preview?n=2', undefined, keyed('preview'));
      expect(again).toMatchObject({ status: 200, body: first.body });
      expect(other.status).toBe(422);
    });

    test('that answers nothing is answered nothing again', async () => {
      await edge.ana.post('/hours/nothing', HOUR, keyed('nothing'));
      const again = await edge.ana.post('/hours/nothing', HOUR, keyed('nothing'));
      expect(again).toMatchObject({ status: 204, body: '' });
      expect(await count()).toBe(1);
    });

    test('whose answer holds a secret is done once, and the secret is not kept', async () => {
      const first = await edge.ana.post('/hours/code', HOUR, keyed('secret'));
      const again = await edge.ana.post('/hours/code', HOUR, keyed('secret'));

      expect(first.body).toEqual({ code: 's3cret-slip' });
      expect(again).toMatchObject({ status: 409, body: { code: 'outcome-unknown' } });
      expect(await count()).toBe(1);
      const rows = await edge.database.reader.query('select * from idempotency_key');
      expect(JSON.stringify(rows)).not.toContain('s3cret');
    });

    test('of nobody in particular is done each time: a key belongs to its caller', async () => {
      await edge.client.post('/hours/public', HOUR, keyed('public'));
      await edge.client.post('/hours/public', HOUR, keyed('public'));
      expect(await count()).toBe(2);
    });

    test.each([
      ['with a space', 'a b'],
      ['too long', 'x'.repeat(256)],
      ['empty', ''],
    ])('is refused with a key %s', async (_, key) => {
      const { status, body } = await log(edge.ana, key);
      expect(status).toBe(400);
      expect(body.errors[0].field).toBe('Idempotency-Key');
    });

    test('is done anew when its key is a day old, and the old one is forgotten', async () => {
      await log(edge.ana, 'old');
      await log(edge.ana, 'old-too');
      edge.clock.advance({ days: 1, minutes: 1 });
      const anew = await log(edge.ana, 'old', { minutes: 30 });

      expect(anew).toMatchObject({ status: 201, body: { minutes: 30 } });
      expect((await log(edge.ana, 'old', { minutes: 30 })).body).toEqual(anew.body);
      const kept = await edge.database.reader.query<{ key: string }>(
        'select key from idempotency_key where caller = $1',
        [ANA],
      );
      expect(kept).toEqual([{ key: 'old' }]);
    });

    test('is answered the same after a restart', async () => {
      const first = await log(edge.ana, 'restart');
      edge = await edge.restarted();
      const again = await log(edge.ana, 'restart');

      expect(again.body).toEqual(first.body);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect(await count()).toBe(1);
    });

    test.each([
      ['committed', 'outcome-unknown', 1],
      ['in-transaction', undefined, 1],
    ] as const)(
      'is never done twice, whenever the process is killed: %s',
      async (moment, code, done) => {
        const key = `killed-${moment}`;
        await answeredByKilledProcess(key, moment);
        expect(await count()).toBe(moment === 'committed' ? 1 : 0);
        // A process on PostgreSQL might still answer; after a while nobody believes that.
        edge.clock.advance({ minutes: 2 });

        const again = await log(edge.ana, key);
        expect(again.status).toBe(code ? 409 : 201);
        expect(again.body.code).toBe(code);
        expect(await count()).toBe(done);
      },
    );

    /** Sends a command to another process on the same database, which kills itself over it. */
    async function answeredByKilledProcess(key: string, moment: string): Promise<void> {
      const program = fileURLToPath(new URL('./support/killed-server.ts', import.meta.url));
      const loader = new URL('../support/typescript-loader.mjs', import.meta.url).href;
      const { dataDir, databaseUrl = '' } = edge.settings;
      const now = edge.clock.now().toISOString();
      const child = spawn(
        process.execPath,
        ['--import', loader, program, dataDir, databaseUrl, now, moment],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
      const [url] = await Promise.race([
        new Promise<string[]>((resolve) => {
          createInterface(child.stdout).once('line', (line) => resolve([line]));
        }),
        ended.then(() => []),
      ]);
      if (!url) throw new Error('The process that was to be killed did not start.');

      await expect(log(new Client(url).withToken('ana'), key)).rejects.toThrow('fetch failed');
      expect(await ended).toBe('SIGKILL');
    }

    if (dialect === 'postgres') {
      test('may still be at work in another process, at first', async () => {
        await answeredByKilledProcess('elsewhere', 'committed');
        const again = await log(edge.ana, 'elsewhere');
        expect(again).toMatchObject({ status: 409, body: { code: 'in-progress' } });
      });

      test('that comes to two processes at once is done by one', async () => {
        const other = await startEdgeOn(edge.settings, options, edge.clock);
        try {
          const answers = await Promise.all(
            Array.from({ length: 40 }, (_, index) =>
              log(index % 2 === 0 ? edge.ana : other.ana, `both-${index >> 3}`),
            ),
          );
          expect(new Set(answers.map(({ status }) => status))).toEqual(
            new Set(answers.some(({ status }) => status === 409) ? [201, 409] : [201]),
          );
          expect(await count()).toBe(5);
        } finally {
          await other.close();
        }
      });
    }
  },
);
