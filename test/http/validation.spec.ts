import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { Public } from '../../src/http/actor.js';
import { IdPipe } from '../../src/http/id.pipe.js';
import { LearnerId } from '../../src/http/learner-id.js';
import {
  durationOf,
  IsCode,
  IsDay,
  IsDuration,
  IsId,
  QueryFlag,
  QueryInteger,
} from '../../src/http/validation.js';
import { ANA, BEN, type Edge, startEdge } from './support/edge.js';

class Line {
  @IsString() @MaxLength(3) title: string;
}

class Assign {
  @IsOptional() @IsDay() on?: string;
  @IsOptional() @IsDuration() dueIn?: string;
  @IsOptional() @IsCode() course?: string;
  @IsOptional() @IsArray() @ArrayNotEmpty() @ArrayMaxSize(4) @IsId({ each: true }) ids?: string[];
  @IsOptional() @IsInt() @Min(1) @Max(10) times?: number;
  @IsOptional() @IsBoolean() repeat?: boolean;
  @IsOptional() @IsIn(['room', 'video']) by?: string;
  @IsOptional() @IsString() @MinLength(2) name?: string;
  @IsOptional() @ValidateNested({ each: true }) @Type(() => Line) lines?: Line[];
  @IsString() title: string;
}

class Filter {
  @IsOptional() @QueryInteger() @IsInt() days?: number;
  @IsOptional() @QueryFlag() @IsBoolean() dryRun?: boolean;
  @IsOptional() @IsString() q?: string;
}

@Public()
@Controller()
class Routes {
  @Post('assign')
  assign(@Body() body: Assign): Assign {
    return body;
  }

  @Get('filter')
  filter(@Query() query: Filter): Filter {
    return query;
  }

  @Get('plain')
  plain(
    @Query('dryRun') dryRun: boolean,
    @Query('days') days: number,
    @Query('q') q: string,
  ): object {
    return { dryRun, days, q };
  }

  @Get('learners/:id')
  learner(@LearnerId() id: string): object {
    return { id };
  }

  @Get('sessions/:session')
  session(@Param('session', IdPipe) id: string): object {
    return { id };
  }
}

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge({ controllers: [Routes] });
});
afterAll(() => edge?.close());

describe('what is wrong with a field is said in plain words', () => {
  const title = 'T';
  test.each<[object, string, string]>([
    [{}, 'title', 'must be given'],
    [{ title: 7 }, 'title', 'must be text'],
    [{ title, on: '23.11.2026' }, 'on', 'must be a day, like 2026-11-23'],
    [{ title, on: '2026-02-30' }, 'on', 'must be a day, like 2026-11-23'],
    [{ title, on: 20261123 }, 'on', 'must be a day, like 2026-11-23'],
    [{ title, on: '0226-11-23' }, 'on', 'must be in the years 1900 to 2999'],
    [{ title, on: '9999-12-31' }, 'on', 'must be in the years 1900 to 2999'],
    [{ title, dueIn: 'P9999Y' }, 'dueIn', 'must be a length of time, like P14D, P2W, P6M or P1Y'],
    [{ title, dueIn: '14 days' }, 'dueIn', 'must be a length of time, like P14D, P2W, P6M or P1Y'],
    [{ title, dueIn: 'PT4H' }, 'dueIn', 'must be a length of time, like P14D, P2W, P6M or P1Y'],
    [
      { title, course: 'V IT' },
      'course',
      'must be a code of at most 64 letters, digits, dots, dashes or underscores, like VIT',
    ],
    [{ title, times: '3' }, 'times', 'must be a whole number'],
    [{ title, times: 1.5 }, 'times', 'must be a whole number'],
    [{ title, times: 0 }, 'times', 'must be at least 1'],
    [{ title, times: 11 }, 'times', 'must be at most 10'],
    [{ title, repeat: 'true' }, 'repeat', 'must be true or false'],
    [{ title, by: 'phone' }, 'by', 'must be one of room, video'],
    [{ title, name: 'x' }, 'name', 'must have at least 2 characters'],
    [{ title, ids: ANA }, 'ids', 'must be a list'],
    [{ title, ids: [] }, 'ids', 'must not be empty'],
    [{ title, ids: [ANA, ANA, ANA, ANA, ANA] }, 'ids', 'must have at most 4 items'],
    [
      { title, lines: [{ title: 'ok' }, { title: 'long' }] },
      'lines.1.title',
      'must have at most 3 characters',
    ],
    [{ title, lines: [{ title: 'ok', x: 1 }] }, 'lines.0.x', 'is not a field that this takes'],
    [{ title, lines: 'none' }, 'lines', 'must be an object, or a list of them'],
    [{ title, nickname: 'x' }, 'nickname', 'is not a field that this takes'],
    [{ title: 'a\ud800b' }, 'title', 'must not hold half a character'],
    [{ title: 'a\0b' }, 'title', 'must not hold a NUL character'],
    [{ title, lines: [{ title: '\0' }] }, 'lines.0.title', 'must not hold a NUL character'],
  ])('%j: %s %s', async (body, field, message) => {
    const answer = await edge.client.post('/assign', body);
    expect(answer.body.errors).toEqual([{ field, message }]);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
  });

  test.each([32, 20_000])('lists in lists, %i levels deep', async (levels) => {
    const body = `{"title":"T","ids":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await edge.client.post('/assign', body, { headers });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    expect(answer.body.errors).toEqual([
      { field: 'body', message: 'must not be nested deeper than 32 levels' },
    ]);
  });

  test('each bad item of a list is named', async () => {
    const v4 = '6f1b2c3d-4e5f-4a6b-8c7d-0123456789ab';
    const answer = await edge.client.post('/assign', { title: 'T', ids: [ANA, 'x', BEN, v4] });
    expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'ids.1',
      'ids.3',
    ]);
  });

  test('all fields at once, and not more than can be read', async () => {
    const both = await edge.client.post('/assign', { on: 'x' });
    expect(both.body.errors).toHaveLength(2);
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}`, 1]));
    const answer = await edge.client.post('/assign', many);
    expect(answer.body.errors).toHaveLength(50);
  });
});

test('what is right passes as it is', async () => {
  const body = {
    title: '<b>Ana</b>',
    on: '2028-02-29',
    dueIn: 'P14D',
    course: 'spring-2027',
    ids: [ANA, BEN],
    times: 3,
    repeat: false,
    lines: [{ title: 'abc' }],
  };
  expect(await edge.client.post('/assign', body)).toMatchObject({ status: 201, body });
});

test.each([
  ['P14D', { days: 14 }],
  ['P2W', { days: 14 }],
  ['P6M', { months: 6 }],
  ['P1Y', { months: 12 }],
])('%s means %j', (text, duration) => {
  expect(durationOf(text)).toEqual(duration);
});

test('a duration that is none throws', () => {
  expect(() => durationOf('PT4H')).toThrow(RangeError);
});

describe('a query', () => {
  test.each<[string, object]>([
    ['/filter?days=90&dryRun=true&q=5', { days: 90, dryRun: true, q: '5' }],
    ['/filter?dryRun=false', { dryRun: false }],
    ['/plain?dryRun=false&days=1.5&q=7', { dryRun: false, days: 1.5, q: '7' }],
    ['/plain', {}],
  ])('%s is converted as asked', async (path, query) => {
    expect(await edge.client.get(path)).toMatchObject({ status: 200, body: query });
  });

  test.each([
    ['/filter?days=', 'days', 'must be a whole number'],
    ['/filter?days=1e2', 'days', 'must be a whole number'],
    ['/filter?dryRun=yes', 'dryRun', 'must be true or false'],
    ['/filter?dryRun=', 'dryRun', 'must be true or false'],
    ['/filter?q=a&q=b', 'q', 'must be text'],
    ['/filter?nowhere=1', 'nowhere', 'is not a field that this takes'],
    ['/filter?q=%00', 'q', 'must not hold a NUL character'],
    ['/plain?dryRun=1', 'dryRun', 'must be true or false'],
    ['/plain?days=', 'days', 'must be a number'],
    ['/plain?q=a&q=b', 'q', 'must be given once'],
  ])('%s is refused, not guessed at', async (path, field, message) => {
    const answer = await edge.client.get(path);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field, message }] } });
  });
});

describe('an id in an address', () => {
  test('stands for a learner, with me for the caller', async () => {
    expect((await edge.ana.get(`/learners/${BEN}`)).body).toEqual({ id: BEN });
    expect((await edge.ana.get('/learners/me')).body).toEqual({ id: ANA });
    expect((await edge.client.get('/learners/me')).status).toBe(401);
    expect((await edge.ana.get(`/sessions/${BEN}`)).body).toEqual({ id: BEN });
  });

  test.each(['/learners/7', '/learners/ME', '/sessions/7', '/sessions/me'])(
    '%s finds nothing',
    async (path) => {
      expect(await edge.ana.get(path)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    },
  );
});
