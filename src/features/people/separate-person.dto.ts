import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import type { IsoDay } from '../../domain/day.js';
import { IsDay } from '../../http/validation.js';
import { Trimmed } from './trimmed.js';

export class SeparatePersonDto {
  /**
   * The last day of work; up to 180 days ahead.
   * @example 2026-12-31
   */
  @IsDay()
  on: IsoDay;

  /**
   * No patient data.
   * @example Moved to another town
   */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;

  /**
   * Who takes over their open coursework, and their trainees from the day after: id, employee number or email.
   * @example desmond@clinic.example
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  handOverTo?: string;
}
