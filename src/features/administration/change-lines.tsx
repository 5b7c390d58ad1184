// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';

const MOST_LINES = 8;

/** What changed from one version to the next, line by line; the rest of a long list is folded. */
export function ChangeLines({ lines, none }: { lines: readonly string[]; none: string }) {
  if (lines.length === 0) return <p safe>{none}</p>;
  const [first, rest] = [lines.slice(0, MOST_LINES), lines.slice(MOST_LINES)];
  return (
    <>
      <ul class="changes">
        {first.map((line) => (
          <li safe>{line}</li>
        ))}
      </ul>
      {rest.length === 0 ? (
        ''
      ) : (
        <details class="more">
          <summary safe>{`${rest.length} more`}</summary>
          <ul class="changes">
            {rest.map((line) => (
              <li safe>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
