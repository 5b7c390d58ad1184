import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '../database/database.js';
import { migrations } from '../database/migrations/all-migrations.js';
import { Public } from './actor.js';
import { Draining } from './draining.js';
import { unavailable } from './http-error.js';

const PATIENCE_MS = 3_000;

const STATUS_OK = {
  schema: { type: 'object', properties: { status: { type: 'string', example: 'ok' } } },
};

@Public()
@ApiTags('operations')
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly draining: Draining,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process runs; if not, restart it' })
  @ApiOkResponse(STATUS_OK)
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether requests should be sent here: the database answers' })
  @ApiOkResponse(STATUS_OK)
  async ready(): Promise<{ status: 'ok' }> {
    if (this.draining.isDraining) {
      throw unavailable('shutting-down', 'This server is stopping.');
    }
    const applied = await withinPatience(
      this.database.reader.query<{ n: number }>('select count(*) as n from migration'),
    );
    if ((applied[0]?.n ?? 0) < migrations.length) {
      throw unavailable('not-migrated', 'The database is being brought up to date.');
    }
    return { status: 'ok' };
  }
}

// A database that never answers is as good as one that is down.
async function withinPatience<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(unavailable('database-unavailable', 'The database does not answer.'));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
