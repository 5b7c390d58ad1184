import { IsLanguage } from '../../http/validation.js';

export class ChooseLanguageDto {
  /**
   * The language in which to read courses that are there in it.
   * @example es
   */
  @IsLanguage()
  language: string;
}
