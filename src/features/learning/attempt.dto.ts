import { IsObject } from 'class-validator';
import { IsAnswers } from './is-answers.js';
import { IsCode } from '../../http/validation.js';

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
}

export class AnswerAttemptDto {
  /**
   * The ids of the chosen choices, by the id of the question.
   * @example { "hurried-patient": ["b"] }
   */
  @IsObject()
  @IsAnswers()
  answers: Record<string, string[]>;
}
