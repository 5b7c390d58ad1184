import { IsNotEmpty, IsNumber, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsCode, IsDay, NullIsAbsent } from '../../http/validation.js';
import { Trimmed } from '../people/trimmed.js';

export class RecordCredentialDto {
  /**
   * The code of the credential.
   * @example BLS
   */
  @IsCode()
  credential: string;

  /** Its number, as printed. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  number?: string;

  /** @example 2026-11-20 */
  @IsDay()
  issuedOn: string;

  /** The last good day, where the card names one; else the issuer's rule says. */
  @NullIsAbsent()
  @IsOptional()
  @IsDay()
  expiresOn?: string;

  /** When membership began, where terms run by it. */
  @IsOptional()
  @IsDay()
  membershipOn?: string;

  /** The hash of an evidence file, or where the paper is kept. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  evidence?: string;
}

export class RecordCreditDto {
  /**
   * The credential that it counts for.
   * @example CMA
   */
  @IsCode()
  credential: string;

  /** @example Infection control update */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @Trimmed()
  title: string;

  /** @example 2026-11-20 */
  @IsDay()
  on: string;

  /** In the issuer's unit. */
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0.01)
  @Max(1000)
  amount: number;

  /** @example clinical */
  @IsCode()
  category: string;

  /** Who gave it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @Trimmed()
  issuer: string;

  /**
   * Who approved it for the credential, where that counts.
   * @example AAMA
   */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  @Trimmed()
  approvedBy?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  evidence?: string;
}
