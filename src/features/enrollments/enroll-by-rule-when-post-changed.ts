import { Injectable } from '@nestjs/common';
import { PostChanges } from '../people/post-changes.js';
import { EnrollByRule } from './enroll-by-rule.js';

/**
 * Enrols whom a path concerns by rule, in the transaction that hires or moves them. A
 * hire or transfer that is known ahead enrols from its own day, so that no job needs to
 * run when it comes.
 */
@Injectable()
export class EnrollByRuleWhenPostChanged {
  constructor(postChanges: PostChanges, rule: EnrollByRule) {
    postChanges.handle(async (tx, event) => {
      await rule.enroll(tx, event);
    });
  }
}
