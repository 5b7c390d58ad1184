import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { IsoDay } from '../../domain/day.js';
import { IsCode, IsDay, NullIsAbsent } from '../../http/validation.js';
import { Trimmed } from '../people/trimmed.js';

/** Whom a policy concerns: every condition that is given must hold; none is everybody. */
export class PolicyWhomDto {
  /** @example ["MAIN"] */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsCode({ each: true })
  sites?: string[];

  /** @example ["IL"] */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(60)
  @ArrayUnique()
  @Matches(/^[A-Z]{2}$/, { each: true, message: 'must be postal abbreviations, like IL' })
  states?: string[];

  /** @example ["back-office"] */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  positions?: string[];

  /**
   * Any of these hazards.
   * @example ["blood"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsCode({ each: true })
  exposures?: string[];
}

/** A house policy or short course, as it is written. */
export class WritePolicyDto extends PolicyWhomDto {
  /** @example Telephones at the front desk */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  title: string;

  /**
   * Markdown. It or a PDF must be given.
   * @example Private telephones stay in the locker.
   */
  @NullIsAbsent()
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(100_000)
  text?: string;

  /**
   * SHA-256 of a PDF that was added on the page before; null without one.
   * @example 3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea
   */
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, { message: 'must be the SHA-256 of a PDF that was added' })
  pdf?: string | null;

  /** @example telephones.pdf */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(200)
  pdfName?: string;

  /**
   * The sentence that people sign.
   * @example I have read this policy and will keep to it.
   */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  statement: string;

  /**
   * The first day in effect.
   * @example 2026-12-01
   */
  @IsDay()
  since: IsoDay;

  /**
   * The last day in effect; for good, unless told.
   * @example 2027-12-31
   */
  @IsOptional()
  @IsDay()
  lastDay?: IsoDay;

  /**
   * Days to sign it, from the day on which it begins to concern somebody.
   * @example 14
   */
  @IsInt()
  @Min(1)
  @Max(365)
  dueDays: number;

  /**
   * Months after which it is signed again; once, unless told.
   * @example 12
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(120)
  everyMonths?: number;
}

/** The next version of a policy. */
export class ChangePolicyDto extends WritePolicyDto {
  /**
   * What changed, for those who have signed already.
   * @example Messages are now taken on the form at the desk.
   */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  changes: string;

  /**
   * Who has signed signs again within so many days; their signature counts on, unless told.
   * @example 14
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365)
  signAgainWithin?: number;
}

export class EndPolicyDto {
  /**
   * The last day in effect.
   * @example 2026-12-31
   */
  @IsDay()
  lastDay: IsoDay;

  /**
   * Why it ends.
   * @example The telephones have moved to the call center.
   */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}
