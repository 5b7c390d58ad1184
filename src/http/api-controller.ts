import { applyDecorators, Controller } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';

/** Where the JSON API lives. */
export const API_PREFIX = '/api/v1';

/** A controller of the JSON API: `@ApiController('sites')` answers under `/api/v1/sites`. */
export function ApiController(path: string): ClassDecorator {
  const tag = path.split('/')[0] ?? path;
  return applyDecorators(Controller(`${API_PREFIX}/${path}`), ApiTags(tag), ApiBearerAuth());
}
