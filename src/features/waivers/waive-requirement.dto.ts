import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsCode, IsDay, NullIsAbsent } from '../../http/validation.js';
import { Trimmed } from '../people/trimmed.js';

export class WaiveRequirementDto {
  /**
   * The key of the requirement, milestone or stage.
   * @example S1/front/CMAA
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  requirement: string;

  /** The path that it stands in; needed only where two of the learner's paths have that key. */
  @IsOptional()
  @IsCode()
  path?: string;

  /** @example equivalence */
  @IsIn(['exemption', 'equivalence'])
  kind: 'exemption' | 'equivalence';

  /**
   * Why; shown to managers only.
   * @example Held the same certification from another issuer
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  @Trimmed()
  reason: string;

  /**
   * The day after its last day.
   * @example 2027-11-23
   */
  @IsDay()
  until: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  evidence?: string;
}

export class RecordLeaveDto {
  /**
   * The first day of leave.
   * @example 2026-12-01
   */
  @IsDay()
  from: string;

  /** The last day of leave, where it is known. */
  @NullIsAbsent()
  @IsOptional()
  @IsDay()
  to?: string;

  /**
   * Why; shown to managers only, no medical details.
   * @example Family leave
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  @Trimmed()
  reason: string;
}

export class EndLeaveDto {
  /**
   * The first day back.
   * @example 2027-02-01
   */
  @IsDay()
  on: string;
}
