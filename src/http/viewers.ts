import type { Viewer } from '../ui/viewer.js';
import type { Actor } from './actor.js';

/**
 * Says who looks at a page. The access feature provides it, from a global module:
 * `{ provide: Viewers, useClass: … }`.
 */
export abstract class Viewers {
  abstract of(actor: Actor): Promise<Omit<Viewer, 'said' | 'csrf' | 'url'>>;
}
