import type { CourseSource } from './content.js';
import { didYouMean } from './did-you-mean.js';
import { type Block, blocksIn, type Piece } from './lesson-text.js';
import { citationsIn } from './markdown.js';
import type { Place, Problems } from './problem.js';
import { isRegulated } from './regulated.js';

/** Checks that sources are there, and that what a regulation asks names one. */
export function checkStatements(
  markdown: string,
  sources: readonly CourseSource[],
  at: (line: number) => Place,
  problems: Problems,
): void {
  for (const { id, line } of citationsIn(markdown)) {
    // One whose id could not be read has been refused, and may be what is meant.
    if (sources.some((source) => source.id === id || source.id === '')) continue;
    const known = sources.map((source) => source.id);
    problems.add(at(line), `There is no source "${id}" in course.yaml.`, didYouMean(id, known));
  }
  const blocks = blocksIn(markdown);
  for (const [index, block] of blocks.entries()) {
    // A quote is what somebody said or charted, and no statement of the lesson.
    if (block.kind === 'quote' || block.kind === 'code' || block.kind === 'heading') continue;
    const statement = block.texts.find(isRegulated);
    if (statement === undefined || isCited(block) || isIntroduced(blocks[index - 1])) continue;
    problems.flaw(
      at(block.line),
      `This says what a regulation asks, and names no source: "${beginning(statement)}".`,
      'Add {source: id} to the paragraph, list or table.',
    );
  }
}

function isCited({ markdown }: Block): boolean {
  return citationsIn(markdown).length > 0;
}

/** "The main cases: {source: rule}" speaks for the list or table that follows. */
function isIntroduced(before: Block | undefined): boolean {
  return before !== undefined && isCited(before) && (before.texts.at(-1) ?? '').endsWith(':');
}

/** HTML would be shown as text; a citation with a slip would too. */
export function checkMarks(
  pieces: readonly (Piece & { readonly place: Place })[],
  problems: Problems,
): void {
  for (const piece of pieces) {
    if (piece.kind === 'html') {
      problems.add(
        piece.place,
        `HTML is not read here: ${beginning(piece.text)}`,
        'Write it in Markdown, or put it between backticks to show it as it is.',
      );
    }
    if (piece.kind === 'broken-citation') {
      problems.add(
        piece.place,
        'Here is a source that cannot be read.',
        'Write it like {source: id}, or {source: id, other-id}.',
      );
    }
  }
}

function beginning(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 60).trimEnd()}…`;
}
