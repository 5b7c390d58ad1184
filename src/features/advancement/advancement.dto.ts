import { IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../../http/paging.js';
import { IsCode, IsDay } from '../../http/validation.js';
import { Trimmed } from '../people/trimmed.js';

export class AskAdvancementDto {
  /**
   * The code of the next stage.
   * @example S1
   */
  @IsCode()
  stage: string;

  /** The path; unless told, the one with the most stages. */
  @IsOptional()
  @IsCode()
  path?: string;

  /** For the manager; no patient information. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  note?: string;
}

export class DecideAdvancementDto {
  /** @example true */
  @IsBoolean()
  approved: boolean;

  /** Why not; needed when it is declined. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  @Trimmed()
  reason?: string;
}

export class AdvancementQuery {
  /** The path; unless told, the one with the most stages. */
  @IsOptional()
  @IsCode()
  path?: string;
}

export class PendingAdvancementsQuery extends PageQuery {
  /** @example pending */
  @IsIn(['pending'])
  state: 'pending';
}

/** A page of the inbox. */
export class PromotionsQuery {
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;
}

/** A request, as it stood on a day. */
export class PromotionQuery {
  @IsOptional()
  @IsDay()
  asOf?: string;
}
