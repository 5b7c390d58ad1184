import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { Trimmed } from '../people/trimmed.js';
import { MeDto } from './me.dto.js';

/** An email or an employee number, with a password or a one-time slip. */
export class SignInDto {
  /** @example ana.lopez@clinic.example */
  @IsOptional()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(254)
  email?: string;

  /** @example correct horse battery */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  password?: string;

  /** In place of the email. */
  @IsOptional()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  employeeNumber?: string;

  /** In place of the password. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  slip?: string;
}

export class SignedInDto {
  /** Send it as `Authorization: Bearer …`. It is shown this once. */
  token: string;
  expiresAt: string;
  person: MeDto;
}

export class SlipDto {
  /** @example K7QW-3MZP */
  code: string;
  expiresAt: string;
}
