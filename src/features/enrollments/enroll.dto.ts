import { IsOptional } from 'class-validator';
import { IsCode, IsDay } from '../../http/validation.js';

export class EnrollDto {
  /**
   * The code of the learning path.
   * @example CAREER
   */
  @IsCode()
  path: string;

  /**
   * The first day; today unless told.
   * @example 2026-11-23
   */
  @IsOptional()
  @IsDay()
  startedOn?: string;
}
