import { IsInt, IsNotEmpty, IsString, MaxLength, Min } from 'class-validator';
import { Trimmed } from '../people/trimmed.js';

export class MoveEnrollmentDto {
  /**
   * The version of the path to move to.
   * @example 2
   */
  @IsInt()
  @Min(1)
  version: number;

  /**
   * Why; no patient information.
   * @example The new version counts the evening practicum
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  @Trimmed()
  reason: string;
}
