import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsCode, IsDay, IsId } from '../../http/validation.js';

export class ObserveSkillDto {
  /**
   * The code of the skill.
   * @example B1
   */
  @IsCode()
  skill: string;

  /** The variant that was seen, such as an age band. */
  @IsOptional()
  @IsCode()
  variant?: string;

  /** @example satisfactory */
  @IsIn(['satisfactory', 'needs-practice', 'unsafe'])
  outcome: 'satisfactory' | 'needs-practice' | 'unsafe';

  /** How many performances were seen; 1 unless told. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  times?: number;

  /** Who saw it, where a paper is typed in later; the caller unless told. */
  @IsOptional()
  @IsId()
  observer?: string;

  /** How it was shown. */
  @IsOptional()
  @IsIn(['patient', 'simulated', 'verbal'])
  method?: 'patient' | 'simulated' | 'verbal';

  /** The day; today unless told. */
  @IsOptional()
  @IsDay()
  observedOn?: string;

  /**
   * The steps that were seen, in the skill's own words. Who lists them passes nobody with a
   * critical one missing; who lists none vouches for all of them, as on a paper without a list.
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  steps?: string[];

  /** No patient information. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string;

  /** The licensed clinician who has signed beside the observer, on paper; else a skill that asks for it waits for one. */
  @IsOptional()
  @IsId()
  cosigner?: string;

  /** Why it is recorded only now. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}
