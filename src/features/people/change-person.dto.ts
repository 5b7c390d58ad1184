import { OmitType, PartialType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import type { IsoDay } from '../../domain/day.js';
import { IsDay } from '../../http/validation.js';
import { HirePersonDto } from './hire-person.dto.js';

/**
 * What changes; what isn't named stays, but that another position brings its exposures. A
 * changed site, position or list of exposures is a transfer.
 */
export class ChangePersonDto extends PartialType(
  OmitType(HirePersonDto, ['hiredOn', 'originalHireOn', 'trackedFrom', 'password']),
) {
  /**
   * The day from which a new post, supervisor, preceptors or provider hold: today, unless told.
   * @example 2026-12-01
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: IsoDay;
}
