import { IsObject, IsOptional } from 'class-validator';
import { IsAnswers } from './is-answers.js';
import { IsCode, IsLanguage } from '../../http/validation.js';

export class StartAttemptDto {
  /**
   * The code of the course.
   * @example ANA
   */
  @IsCode()
  course: string;

  /**
   * The code of the quiz.
   * @example quiz
   */
  @IsCode()
  module: string;

  /**
   * The language of the questions, instead of the learner's own choice; English where there
   * is no such translation.
   * @example es
   */
  @IsOptional()
  @IsLanguage()
  language?: string;
}

export class AnswerAttemptDto {
  /**
   * The ids of the chosen choices, by the id of the question.
   * @example { "hurried-patient": ["b"] }
   */
  @IsObject()
  @IsAnswers()
  answers: Record<string, string[]>;

  /**
   * The language of the explanations, instead of the learner's own choice; English where
   * there is no such translation.
   * @example es
   */
  @IsOptional()
  @IsLanguage()
  language?: string;
}
