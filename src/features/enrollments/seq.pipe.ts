import { Injectable, type PipeTransform } from '@nestjs/common';
import { NotFound } from '../../domain/refusal.js';

/** The seq of a fact in a URL; nothing can be found under what is no whole number. */
@Injectable()
export class SeqPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^[1-9]\d{0,14}$/.test(value))
      throw new NotFound('There is no such fact.', 'no-such-fact');
    return Number(value);
  }
}
