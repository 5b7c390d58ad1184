import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsCode, IsDay, IsId } from '../../http/validation.js';
import { Trimmed } from '../people/trimmed.js';

export class LogHoursDto {
  /**
   * What the hours were spent on, as the path names it.
   * @example shadowing
   */
  @IsCode()
  activity: string;

  /** @example 2026-11-23 */
  @IsDay()
  on: string;

  /** @example 240 */
  @IsInt()
  @Min(1)
  @Max(1440)
  minutes: number;

  /** Who was in charge. */
  @IsOptional()
  @IsId()
  supervisor?: string;
}

export class ApproveHoursDto {
  /** @example true */
  @IsBoolean()
  approved: boolean;

  /** Why not; needed when they are declined. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  @Trimmed()
  reason?: string;
}
