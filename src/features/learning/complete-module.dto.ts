import { IsInt, IsNotEmpty, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsCode, IsDay } from '../../http/validation.js';
import { Trimmed } from '../people/trimmed.js';

export class CompleteModuleDto {
  /**
   * The code of the course.
   * @example ANA
   */
  @IsCode()
  course: string;

  /**
   * The code of the module.
   * @example 01
   */
  @IsCode()
  module: string;

  /**
   * The day on which it was completed; today unless told.
   * @example 2026-11-23
   */
  @IsOptional()
  @IsDay()
  completedOn?: string;

  /** Percent, of a quiz taken on paper: recorded by an instructor. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  score?: number;

  /** How long it took. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(6000)
  minutes?: number;

  /** How it was given: in the room, by video, on paper. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  delivery?: string;

  /** Who taught it. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  trainer?: string;

  /** What qualifies the trainer. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  qualifications?: string;

  /** How questions could be asked and answered. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  questionsBy?: string;

  /** What was covered. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  contents?: string;

  /** The hash of an evidence file, or where the paper is kept. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  evidence?: string;

  /** Why it is recorded only now; no patient information. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  @Trimmed()
  reason?: string;
}
