import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { IsInt, IsOptional } from 'class-validator';
import { v7 } from 'uuid';
import { Database } from '../../../src/database/database.js';
import { Refusal } from '../../../src/domain/refusal.js';
import { Public } from '../../../src/http/actor.js';
import { SecretAnswer } from '../../../src/http/idempotency.interceptor.js';

export const HOURS_TABLE =
  'create table test_hours (id text primary key, minutes integer not null)';

/** What a test does to a command: in its transaction, and between its commit and its answer. */
export const moments = {
  refusing: false,
  inTransaction: (): void => undefined,
  committed: async (): Promise<void> => undefined,
};

class Hours {
  @IsInt() minutes: number;
  @IsOptional() note?: string;
}

/** Commands that log hours, in a table of the test's own. */
@Controller('hours')
export class HoursController {
  constructor(private readonly database: Database) {}

  @Post()
  async log(@Body() hours: Hours): Promise<{ id: string; minutes: number }> {
    const id = await this.add(hours);
    await moments.committed();
    return { id, minutes: hours.minutes };
  }

  @Post('twice')
  async logTwice(@Body() hours: Hours): Promise<{ ids: string[] }> {
    const first = await this.add(hours);
    return { ids: [first, await this.add(hours)] };
  }

  @Post('code')
  @SecretAnswer()
  async code(@Body() hours: Hours): Promise<{ code: string }> {
    await this.add(hours);
    return { code: 's3cret-slip' };
  }

  @Post('preview')
  @HttpCode(200)
  preview(@Query('n') n: string): { at: string; n: string } {
    return { at: v7(), n };
  }

  @Public()
  @Post('public')
  async public(@Body() hours: Hours): Promise<{ id: string }> {
    return { id: await this.add(hours) };
  }

  @Post('nothing')
  @HttpCode(204)
  async nothing(@Body() hours: Hours): Promise<void> {
    await this.add(hours);
  }

  @Get()
  async count(): Promise<{ n: number }> {
    const [row] = await this.database.reader.query<{ n: number }>(
      'select count(*) as n from test_hours',
    );
    return { n: row?.n ?? 0 };
  }

  private add(hours: Hours): Promise<string> {
    return this.database.transaction(async (tx) => {
      const id = v7();
      await tx.execute('insert into test_hours (id, minutes) values ($1, $2)', [id, hours.minutes]);
      moments.inTransaction();
      if (moments.refusing) throw new Refusal([{ code: 'month-closed', text: 'Ask to open it.' }]);
      return id;
    });
  }
}
