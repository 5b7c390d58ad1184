import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { IsOptional, IsString } from 'class-validator';
import { Public } from '../../src/http/actor.js';
import { SignInLimit } from '../../src/http/sign-in-limit.js';
import { type Edge, startEdge } from './support/edge.js';

class SignIn {
  @IsOptional() @IsString() email?: string;
  @IsOptional() @IsString() employeeNumber?: string;
}

@Public()
@Controller()
class Routes {
  @Post('sign-in')
  @HttpCode(200)
  @SignInLimit()
  signIn(@Body() _: SignIn): object {
    return {};
  }
}

let edge: Edge;
beforeEach(async () => {
  edge = await startEdge({ controllers: [Routes] });
});
afterEach(() => edge?.close());

test('ten tries a minute on one account, however it is written', async () => {
  const statuses: number[] = [];
  for (let index = 0; index < 12; index++) {
    const email = index % 2 === 0 ? 'ana@example.org' : ' ANA@example.org';
    statuses.push((await edge.client.post('/sign-in', { email })).status);
  }
  expect(statuses).toEqual([...Array<number>(10).fill(200), 429, 429]);
  expect((await edge.client.post('/sign-in', { employeeNumber: '7' })).status).toBe(200);
});

test('a hundred tries a minute from one address, whatever the account', async () => {
  const statuses: number[] = [];
  for (let index = 0; index < 102; index++) {
    statuses.push((await edge.client.post('/sign-in', { email: `p${index}@example.org` })).status);
  }
  expect(statuses).toEqual([...Array<number>(100).fill(200), 429, 429]);
});

test('too many are a problem that says when to come back', async () => {
  for (let index = 0; index < 10; index++) await edge.client.post('/sign-in', { email: 'a' });
  const answer = await edge.client.post('/sign-in', { email: 'a' });

  expect(answer).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
  const seconds = Number(answer.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
});

test('who claims another address is not believed', async () => {
  let last = 0;
  for (let index = 0; index < 101; index++) {
    const headers = { 'x-forwarded-for': `203.0.113.${index}` };
    last = (await edge.client.post('/sign-in', { email: `${index}` }, { headers })).status;
  }
  expect(last).toBe(429);
});

test('other routes are not limited', async () => {
  for (let index = 0; index < 12; index++) {
    expect((await edge.client.get('/health/live')).status).toBe(200);
  }
});
