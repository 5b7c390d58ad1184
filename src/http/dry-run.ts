import { IsBoolean, IsOptional } from 'class-validator';
import { QueryFlag } from './validation.js';

/** For commands that can be tried first. */
export class DryRunQuery {
  /** Says what would happen, and changes nothing. */
  @IsOptional()
  @QueryFlag()
  @IsBoolean()
  dryRun?: boolean;
}
