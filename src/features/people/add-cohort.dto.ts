import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsNotEmpty,
  IsOptional,
  IsString,
  MaxLength,
} from 'class-validator';
import { IsCode, IsId } from '../../http/validation.js';
import { Trimmed } from './trimmed.js';

export class AddCohortDto {
  /** @example FALL-2026 */
  @IsCode()
  code: string;

  /** @example Medical assistants, autumn 2026 */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  /** @example MAIN */
  @IsOptional()
  @IsCode()
  site?: string | null;
}

export class SetMembersDto {
  /**
   * Everybody who is to be in the cohort.
   * @example ["0190b3c2-7d4e-7abc-8def-0123456789ab"]
   */
  @IsArray()
  @ArrayMaxSize(10_000)
  @ArrayUnique()
  @IsId({ each: true })
  learners: string[];
}
