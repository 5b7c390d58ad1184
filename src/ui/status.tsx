// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { Requirement } from '../domain/requirement.js';
import type { Status as StatusCode } from '../domain/status.js';
import { Icon } from './icons.js';
import { statusWord } from './words.js';

interface StatusProps {
  readonly is: StatusCode;
  /** What is asked for: what can run out is Current, all else is Done. */
  readonly kind?: Requirement['kind'];
  readonly recurs?: boolean;
  /** Instead of the status's own word. */
  readonly word?: string;
  /** On a coloured ground, for the end of a row. */
  readonly chip?: boolean;
}

/** A status: colour says how urgent, shape and word say which. Not required is a dash. */
export function Status({ is, kind, recurs, word, chip }: StatusProps) {
  const text = word ?? statusWord(is, kind, recurs);
  if (is === 'not-applicable') {
    return (
      <span class="status na" safe>
        {`– ${text}`}
      </span>
    );
  }
  return (
    <span class={chip ? `status chip ${is}` : `status ${is}`}>
      <Icon name={is} />
      <span safe>{text}</span>
    </span>
  );
}
