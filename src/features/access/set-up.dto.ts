import { Type } from 'class-transformer';
import {
  IsEmail,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { AddSiteDto } from '../people/add-site.dto.js';
import { Trimmed } from '../people/trimmed.js';

/** Who sets a new installation up, and what the office is called. */
export class SetUpDto {
  /**
   * From the link that the start prints.
   * @example 5n0Wk9Yc3mX1Qe7Zr2Tb8Vd4Lf6Hg0Js
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  key: string;

  /** @example Ada */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  givenName: string;

  /** @example Moreno */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  familyName: string;

  /** @example ada@clinic.example */
  @Trimmed()
  @IsEmail()
  @MaxLength(254)
  email: string;

  /**
   * At least 8 characters.
   * @example correct horse battery
   */
  @IsString()
  @MinLength(8)
  @MaxLength(200)
  password: string;

  /**
   * The office's name.
   * @example Riverside Family Practice
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(200)
  organisation?: string;

  /**
   * The first site, in place of MAIN.
   * @example { "code": "MAIN", "name": "Riverside", "timeZone": "America/Chicago", "state": "IL" }
   */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AddSiteDto)
  site?: AddSiteDto;
}
