import { decoded, markdownParser } from './markdown.js';

/**
 * What stands in a lesson's Markdown, for those who check or measure it. Lines count
 * from 0, at the first line of the Markdown.
 */
export type Piece = { readonly line: number } & (
  | { readonly kind: 'picture'; readonly name: string; readonly alternative: string }
  | { readonly kind: 'link'; readonly to: string }
  | { readonly kind: 'html'; readonly text: string }
  /** `[words](where to)` that could not be read as a link. */
  | { readonly kind: 'broken-link'; readonly text: string }
  /** `{source` that could not be read as a citation. */
  | { readonly kind: 'broken-citation'; readonly text: string }
);

/** A paragraph, list, table, heading or quote that stands in no other. */
export interface Block {
  readonly kind: 'heading' | 'quote' | 'code' | 'table' | 'list' | 'paragraph';
  readonly line: number;
  /** As it is read, without marks: one text for each paragraph, list entry or cell. */
  readonly texts: readonly string[];
  /** As it was written. */
  readonly markdown: string;
}

// Reads HTML as HTML, so that it can be found; what is shown comes from another parser.
const parser = markdownParser({ html: true });

type Token = ReturnType<typeof parser.parse>[number];

/** The pictures, links and HTML of a lesson. */
export function piecesIn(markdown: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let line = 0;
  for (const token of parser.parse(markdown, {})) {
    // The cells of a table don't know their line; the row before them does.
    line = token.map?.[0] ?? line;
    if (token.type === 'html_block') pieces.push({ kind: 'html', text: token.content, line });
    let down = 0;
    for (const child of token.children ?? []) {
      if (child.type === 'softbreak' || child.type === 'hardbreak') down += 1;
      const piece = pieceOf(child);
      if (piece) pieces.push({ ...piece, line: line + down });
    }
  }
  return pieces;
}

function pieceOf(token: Token) {
  switch (token.type) {
    case 'image': {
      const name = decoded(String(token.attrGet('src') ?? ''));
      return { kind: 'picture', name, alternative: textOf(token.children ?? []) } as const;
    }
    case 'link_open':
      return { kind: 'link', to: String(token.attrGet('href') ?? '') } as const;
    case 'html_inline':
      return { kind: 'html', text: token.content } as const;
    case 'text':
      return brokenMark(token.content);
    default:
      return null;
  }
}

function brokenMark(text: string) {
  if (text.includes('](')) return { kind: 'broken-link', text } as const;
  return text.includes('{source') ? ({ kind: 'broken-citation', text } as const) : null;
}

/** The blocks of a lesson in their order. */
export function blocksIn(markdown: string): readonly Block[] {
  const lines = markdown.split('\n');
  const blocks: { kind: Block['kind']; line: number; texts: string[]; markdown: string }[] = [];
  for (const token of parser.parse(markdown, {})) {
    if (token.level === 0 && token.nesting !== -1) {
      const [from, to] = token.map ?? [0, 0];
      const kind = KINDS[token.type.replace(/_open$/, '')] ?? 'paragraph';
      blocks.push({ kind, line: from, texts: [], markdown: lines.slice(from, to).join('\n') });
    }
    if (token.type === 'inline') blocks.at(-1)?.texts.push(textOf(token.children ?? []).trim());
  }
  return blocks;
}

const KINDS: Readonly<Record<string, Block['kind']>> = {
  heading: 'heading',
  blockquote: 'quote',
  fence: 'code',
  code_block: 'code',
  table: 'table',
  bullet_list: 'list',
  ordered_list: 'list',
};

function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content }) => {
      if (type === 'text' || type === 'code_inline') return content;
      return type === 'softbreak' || type === 'hardbreak' ? ' ' : '';
    })
    .join('');
}
