import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { type Role, ROLES } from '../../domain/permission.js';
import { PageQuery } from '../../http/paging.js';
import { IsCode, QueryFlag } from '../../http/validation.js';

export class ListPeopleQuery extends PageQuery {
  @IsOptional()
  @IsCode()
  site?: string;

  @IsOptional()
  @IsString()
  @MaxLength(64)
  position?: string;

  @IsOptional()
  @IsIn(ROLES)
  role?: Role;

  @IsOptional()
  @IsCode()
  cohort?: string;

  /** Only those who work here or will (true), or only those who have left (false). */
  @IsOptional()
  @QueryFlag()
  @IsBoolean()
  active?: boolean;

  /** Only those who have a password (true), or who need a slip or a link to come in (false). */
  @IsOptional()
  @QueryFlag()
  @IsBoolean()
  hasPassword?: boolean;

  /** Words that are all found in name, email or employee number. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}
