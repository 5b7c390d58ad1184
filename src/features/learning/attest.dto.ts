import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsCode, IsLanguage } from '../../http/validation.js';
import { Trimmed } from '../people/trimmed.js';

export class AttestDto {
  /**
   * The code of the course.
   * @example HIP
   */
  @IsCode()
  course: string;

  /**
   * The code of the attestation.
   * @example attestation
   */
  @IsCode()
  module: string;

  /**
   * The learner's own name, as typed: else 422 `signature-differs`. Case, accents and middle names make no difference.
   * @example Maribel Thornapple
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @Trimmed()
  name: string;

  /**
   * The language of the sentence that is signed; English where there is no such translation.
   * @example es
   */
  @IsOptional()
  @IsLanguage()
  language?: string;
}
