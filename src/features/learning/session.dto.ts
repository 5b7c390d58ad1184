import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { PageQuery } from '../../http/paging.js';
import { IsCode, IsDay, IsId } from '../../http/validation.js';
import { Trimmed } from '../people/trimmed.js';

export class HoldSessionDto {
  /**
   * The code of the course.
   * @example HIP
   */
  @IsCode()
  course: string;

  /**
   * The modules that were covered.
   * @example ["01", "02"]
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsCode({ each: true })
  modules: string[];

  /**
   * The site where it was held.
   * @example MAIN
   */
  @IsCode()
  site: string;

  /** @example 2026-11-23 */
  @IsDay()
  heldOn: string;

  /** @example 60 */
  @IsInt()
  @Min(1)
  @Max(1440)
  minutes: number;

  /**
   * Who taught it.
   * @example Desmond Hollyhock
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @Trimmed()
  trainer: string;

  /**
   * What qualifies the trainer in this subject.
   * @example RN, exposure control lead since 2019
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  @Trimmed()
  qualifications: string;

  /**
   * How questions were asked and answered.
   * @example room
   */
  @IsIn(['room', 'video', 'phone'])
  questionsBy: 'room' | 'video' | 'phone';

  /** What was covered. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  contents?: string;

  /** The hash of the scanned sign-in sheet, or where the paper is kept; an attestation needs it. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  signInSheet?: string;
}

export class AttendSessionDto {
  /**
   * The ids of those who were there.
   * @example ["0190b3c2-7d4e-7abc-8def-0123456789ab"]
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsId({ each: true })
  learners: string[];
}

export class VoidSessionDto {
  /**
   * Why; no patient information.
   * @example Recorded on the wrong day
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  @Trimmed()
  reason: string;
}

export class ListSessionsQuery extends PageQuery {
  @IsOptional()
  @IsCode()
  site?: string;

  @IsOptional()
  @IsCode()
  course?: string;
}
