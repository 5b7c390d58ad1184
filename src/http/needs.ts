import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Permission } from '../domain/permission.js';

export const NEEDS = 'preceptor:needs';
export const NEEDS_EXTENSION = 'x-needs';

/**
 * Says what a route takes: any one of these permissions, held somewhere. `@Needs()` without
 * any: whoever has signed in may. Whether the caller may do it to this very learner, site
 * or cohort is for the service to ask, from the same table (`domain/permission.ts`).
 *
 * A route that is neither `@Public()` nor says what it needs is refused to everybody.
 */
export function Needs(...anyOf: readonly Permission[]): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(NEEDS, anyOf), ApiExtension(NEEDS_EXTENSION, anyOf));
}
