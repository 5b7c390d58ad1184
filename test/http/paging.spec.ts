import { Controller, Get, Query } from '@nestjs/common';
import { Database } from '../../src/database/database.js';
import { Public } from '../../src/http/actor.js';
import { decodeCursor, encodeCursor, type Page, pageOf, PageQuery } from '../../src/http/paging.js';
import type { Client } from '../support/client.js';
import { type Edge, startEdge } from './support/edge.js';

interface Person {
  readonly name: string;
  readonly id: number;
}

@Public()
@Controller('people')
class People {
  constructor(private readonly database: Database) {}

  @Get()
  async list(@Query() query: PageQuery): Promise<Page<Person>> {
    const [name, id] = decodeCursor('people', query.cursor) ?? ['', 0];
    const rows = await this.database.reader.query<Person>(
      `select name, id from test_person where (name, id) > ($1, $2) order by name, id limit $3`,
      [name as string, id as number, query.limit + 1],
    );
    return pageOf('people', rows, query.limit, (row) => [row.name, row.id]);
  }
}

describe.each(['sqlite', 'postgres'] as const)('a list in pages (%s)', (dialect) => {
  let edge: Edge;
  beforeAll(async () => {
    edge = await startEdge({ dialect, controllers: [People] });
    await edge.database.transaction((tx) =>
      tx.execute(`create table test_person (name text, id integer, primary key (name, id))`),
    );
  });
  afterAll(() => edge?.close());
  beforeEach(async () => {
    await edge.database.transaction((tx) => tx.execute('delete from test_person'));
  });

  test('has everybody once, in order, whatever the size of a page', async () => {
    await add(...Array.from({ length: 23 }, (_, id) => ({ name: 'ABC'[id % 3]!, id })));
    const expected = await walk(edge.client, 200);
    expect(expected).toHaveLength(23);
    for (const limit of [1, 7, 22, 23, 24]) {
      expect(await walk(edge.client, limit)).toEqual(expected);
    }
  });

  test('neither repeats nor skips anybody while rows are added and removed', async () => {
    const stable = Array.from({ length: 20 }, (_, id) => ({ name: 'M', id: id * 10 }));
    await add(...stable);
    let turn = 0;
    const seen = await walk(edge.client, 3, async () => {
      turn += 1;
      // Before the cursor, after it, and at the very end.
      await add({ name: 'A', id: turn }, { name: 'M', id: turn * 10 + 5 }, { name: 'Z', id: turn });
      await edge.database.transaction((tx) =>
        tx.execute(`delete from test_person where name = 'A'`),
      );
    });
    const ids = seen.filter(({ name, id }) => name === 'M' && id % 10 === 0).map(({ id }) => id);
    expect(ids).toEqual(stable.map(({ id }) => id));
    expect(new Set(seen.map((row) => JSON.stringify(row))).size).toBe(seen.length);
  });

  test('has fifty to a page, unless more or fewer are asked for, and two hundred at most', async () => {
    await add(...Array.from({ length: 60 }, (_, id) => ({ name: 'A', id })));
    expect((await edge.client.get('/people')).body.items).toHaveLength(50);
    expect((await edge.client.get('/people?limit=1')).body.items).toHaveLength(1);
    for (const limit of ['0', '201', '-1', 'all', '']) {
      const { status, body } = await edge.client.get(`/people?limit=${limit}`);
      expect([status, body.errors[0].field]).toEqual([400, 'limit']);
    }
  });

  test('that is empty has no next page', async () => {
    expect((await edge.client.get('/people')).body).toEqual({ items: [], nextCursor: null });
  });

  test.each([
    ['made up', 'WyJBIiwxXQ'],
    ['empty', ''],
    ['of another list', encodeCursor('courses', ['A', 1])],
    ['changed', encodeCursor('people', ['A', 1]).replace(/^./, 'X')],
    ['cut', encodeCursor('people', ['A', 1]).slice(0, -1)],
    ['twice over', `${encodeCursor('people', ['A', 1])}.x`],
  ])('refuses a cursor that is %s', async (_, cursor) => {
    const { status, body } = await edge.client.get(`/people?cursor=${cursor}`);
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { field: 'cursor', message: 'must be the nextCursor of the page before, of the same list' },
    ]);
  });

  async function add(...people: Person[]): Promise<void> {
    await edge.database.transaction(async (tx) => {
      for (const { name, id } of people) {
        await tx.execute('insert into test_person (name, id) values ($1, $2)', [name, id]);
      }
    });
  }
});

async function walk(
  client: Client,
  limit: number,
  betweenPages: () => Promise<void> = async () => undefined,
): Promise<Person[]> {
  const seen: Person[] = [];
  let cursor: string | null = null;
  do {
    const after: string = cursor === null ? '' : `&cursor=${cursor}`;
    const { body } = await client.get<Page<Person>>(`/people?limit=${limit}${after}`);
    seen.push(...body.items);
    cursor = body.nextCursor;
    if (cursor !== null) await betweenPages();
  } while (cursor !== null);
  return seen;
}

test('a cursor keeps text of any kind, numbers and null', () => {
  const position = ['Żółć "x"', -1.5, null, ''];
  expect(decodeCursor('l', encodeCursor('l', position))).toEqual(position);
  expect(encodeCursor('l', position)).toMatch(/^[\w.-]+$/);
});
