import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsDay } from '../../http/validation.js';
import { Trimmed } from '../people/trimmed.js';

export class WithdrawDto {
  /**
   * Why; no patient information.
   * @example Chose the billing path instead
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  @Trimmed()
  reason: string;

  /**
   * The first day without the enrolment; today unless told.
   * @example 2026-11-23
   */
  @IsOptional()
  @IsDay()
  on?: string;
}
