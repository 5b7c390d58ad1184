import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Trimmed } from './trimmed.js';

export class HandOverDto {
  /**
   * Who takes over: id, employee number or email.
   * @example desmond@clinic.example
   */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  handOverTo: string;
}
