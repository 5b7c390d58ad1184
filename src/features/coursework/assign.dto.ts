import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  MaxLength,
} from 'class-validator';
import { STATUSES, type Status } from '../../domain/status.js';
import { PageQuery } from '../../http/paging.js';
import { IsCode, IsDay, IsDuration, IsId } from '../../http/validation.js';
import { Trimmed } from '../people/trimmed.js';
import { ASSIGNMENT_STATES, type AssignmentState } from './assignment.entity.js';

/** One of course, path, skill and task; one or more of learners, cohort, site, position and exposure. */
export class AssignDto {
  /**
   * The code of a course.
   * @example TRM
   */
  @IsOptional()
  @IsCode()
  course?: string;

  /** The code of a learning path. */
  @IsOptional()
  @IsCode()
  path?: string;

  /** The code of a skill. */
  @IsOptional()
  @IsCode()
  skill?: string;

  /** A task in words. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @Trimmed()
  task?: string;

  /**
   * Their ids.
   * @example ["0190b3c2-7d4e-7abc-8def-0123456789ab"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20_000)
  @IsId({ each: true })
  learners?: string[];

  /** Everybody in this cohort. */
  @IsOptional()
  @IsCode()
  cohort?: string;

  /** Everybody at this site. */
  @IsOptional()
  @IsCode()
  site?: string;

  /** Everybody in this position. */
  @IsOptional()
  @IsCode()
  position?: string;

  /** Everybody with this exposure. */
  @IsOptional()
  @IsCode()
  exposure?: string;

  /** Whoever comes to fit later gets it then. */
  @IsOptional()
  @IsBoolean()
  laterJoiners?: boolean;

  /** Earlier completions don't count. */
  @IsOptional()
  @IsBoolean()
  repeat?: boolean;

  /**
   * The last good day.
   * @example 2026-12-07
   */
  @IsOptional()
  @IsDay()
  dueOn?: string;

  /** How long each has, from their own day on: `P14D`. */
  @IsOptional()
  @IsDuration()
  dueIn?: string;

  /** For the learners; no patient information. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string;
}

export class ChangeAssignmentDto {
  /**
   * The new last good day.
   * @example 2026-12-14
   */
  @IsDay()
  dueOn: string;

  /**
   * Why; no patient information.
   * @example The class was moved by a week
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  @Trimmed()
  reason: string;

  /** Only for these; for everybody unless told. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @IsId({ each: true })
  learners?: string[];
}

export class CancelAssignmentDto {
  /**
   * Why; no patient information.
   * @example Assigned to the wrong cohort
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  @Trimmed()
  reason: string;

  /** Only for these; for everybody unless told. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @IsId({ each: true })
  learners?: string[];
}

export class CompleteTaskDto {
  /**
   * Who did it; the caller unless told.
   * @example 0190b3c2-7d4e-7abc-8def-0123456789ab
   */
  @IsOptional()
  @IsId()
  learner?: string;

  /** No patient information. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string;
}

export class ListAssignmentsQuery extends PageQuery {
  /** Those that this person was given; `me` for the caller. */
  @IsOptional()
  @IsString()
  learner?: string;

  /** Those that this person gave; `me` for the caller. */
  @IsOptional()
  @IsString()
  by?: string;

  /**
   * As items show it. `overdue` and the other statuses of a requirement: where it is so for
   * `learner` today, else for anybody whose coursework the caller sees. `current`: somebody
   * has yet to finish it; `closed`: nobody has; `cancelled` is closed too; `open`: not cancelled.
   * @example overdue
   */
  @IsOptional()
  @IsIn([...STATUSES, ...ASSIGNMENT_STATES, 'open'])
  status?: Status | AssignmentState | 'open';
}
