import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { FACT_KINDS, type FactKind } from '../../domain/fact.js';
import { PageQuery } from '../../http/paging.js';
import { IsId } from '../../http/validation.js';
import { Trimmed } from '../people/trimmed.js';

export class VoidFactDto {
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

export class VoidFactsDto extends VoidFactDto {
  /**
   * The seqs of the facts to withdraw.
   * @example [12, 13]
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsInt({ each: true })
  @Min(1, { each: true })
  facts: number[];

  /** Whom they should have been recorded for: they are, with their own day and observer. */
  @IsOptional()
  @IsId()
  recordFor?: string;
}

/** Seqs as they stand in an address; no more of them than are withdrawn at once. */
const SEQS = /^[1-9]\d{0,8}(,[1-9]\d{0,8}){0,199}$/;

/** What was just withdrawn, and where it was recorded instead. */
export class WithdrawnQuery {
  @IsOptional()
  @Matches(SEQS)
  entries?: string;

  @IsOptional()
  @IsId()
  recordFor?: string;

  @IsOptional()
  @Matches(SEQS)
  recorded?: string;
}

export class ListFactsQuery extends PageQuery {
  @IsOptional()
  @IsIn(FACT_KINDS)
  kind?: FactKind;

  /** The code of a course, skill, credential or path; an assignment's id. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  subject?: string;
}
