import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IsCode, IsDay } from '../../http/validation.js';
import { Trimmed } from '../people/trimmed.js';

export class RequireRetrainingDto {
  /**
   * The code of the course.
   * @example BBP
   */
  @IsCode()
  course: string;

  /**
   * The last day for it.
   * @example 2026-12-31
   */
  @IsDay()
  dueOn: string;

  /**
   * What changed; the learner reads it.
   * @example New safety needles in the lab
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  @Trimmed()
  reason: string;
}
