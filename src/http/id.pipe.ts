import { Injectable, type PipeTransform } from '@nestjs/common';
import { idOrNotFound } from './learner-id.js';

/** For the id of anything but a person in a URL: `@Param('session', IdPipe) session: string`. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(id: string): string {
    return idOrNotFound(id);
  }
}
