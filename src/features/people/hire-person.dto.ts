import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsEmail,
  IsNotEmpty,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
} from 'class-validator';
import type { IsoDay } from '../../domain/day.js';
import { IsCode, IsDay } from '../../http/validation.js';
import { IsRole, RoleDto, type RoleInput } from './role.dto.js';
import { Trimmed } from './trimmed.js';

/** What is known of somebody on their first day. */
export class HirePersonDto {
  /** @example Ana */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  givenName: string;

  /** @example Lopez */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  familyName: string;

  /**
   * What they sign in with.
   * @example ana.lopez@clinic.example
   */
  @IsOptional()
  @Trimmed()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  /** @example E-1042 */
  @IsOptional()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  employeeNumber?: string | null;

  /**
   * The only site, else MAIN, unless told.
   * @example MAIN
   */
  @IsOptional()
  @IsCode()
  site?: string;

  /**
   * One of those of `GET /office`; any code, where it has none.
   * @example back-office
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  position?: string | null;

  /**
   * Today, unless told; up to 180 days ahead.
   * @example 2026-11-23
   */
  @IsOptional()
  @IsDay()
  hiredOn?: IsoDay;

  /**
   * An earlier hire that counts for experience.
   * @example 2019-05-01
   */
  @IsOptional()
  @IsDay()
  originalHireOn?: IsoDay;

  /**
   * Nothing is held against them for days before it.
   * @example 2026-11-23
   */
  @IsOptional()
  @IsDay()
  trackedFrom?: IsoDay;

  /**
   * Hazards of the job that bring requirements with them, of those of `GET /office`. Where
   * none are named, those that it gives the position; another position adds those to the ones
   * that somebody has, and takes none away. Who names them has exactly those: `[]` for none.
   * @example ["blood"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsCode({ each: true })
  exposures?: string[];

  /** Id, employee number, email or full name of a person. */
  @IsOptional()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  supervisor?: string | null;

  /** Id, employee number, email or full name of each. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  preceptors?: string[];

  /** Id, employee number, email or full name of a person. */
  @IsOptional()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  supervisingProvider?: string | null;

  /**
   * `["learner"]`, unless told.
   * @example ["learner", { "role": "instructor", "site": "MAIN" }]
   */
  @ApiProperty({
    required: false,
    type: 'array',
    items: { oneOf: [{ type: 'string' }, { $ref: getSchemaPath(RoleDto) }] },
    example: ['learner', { role: 'instructor', site: 'MAIN' }],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsRole({ each: true })
  roles?: RoleInput[];

  /**
   * At least 8 characters.
   * @example correct horse battery
   */
  @IsOptional()
  @IsString()
  @MinLength(8)
  @MaxLength(200)
  password?: string;
}
