import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import type { CourseSource, Sure } from './content.js';

/**
 * A lesson's Markdown as HTML that is safe to show: HTML in the text stays text, and
 * what comes out is cleaned once more, here and nowhere else.
 *
 * `{source: id}` becomes a raised number that leads to the source at the lesson's end.
 */
export function renderLesson(
  markdown: string,
  sources: readonly CourseSource[],
  figures: ReadonlyMap<string, string>,
): string {
  const cited: CourseSource[] = [];
  const cite = (id: string) => {
    const source = sources.find((each) => each.id === id);
    if (!source) return '';
    if (!cited.includes(source)) cited.push(source);
    const number = cited.indexOf(source) + 1;
    return `<sup><a href="#source-${escape(id)}" title="${escape(source.text)}">${number}</a></sup>`;
  };
  const withMarks = parser.render(markdown, { cite });
  return clean(`${withMarks}${sourceList(cited)}`, figures);
}

/** The source ids that a text cites, each with the line on which it does, from 0. */
export function citationsIn(markdown: string): readonly { id: string; line: number }[] {
  return markdown
    .split('\n')
    .flatMap((text, line) =>
      [...text.matchAll(CITATION)].flatMap(([, ids]) => idsOf(ids!).map((id) => ({ id, line }))),
    );
}

/** The pictures that a text shows, by the name that it gives them. */
export function picturesIn(markdown: string): readonly string[] {
  const names: string[] = [];
  for (const block of parser.parse(markdown, {})) {
    for (const token of block.children ?? []) {
      const name = token.type === 'image' ? token.attrGet('src') : null;
      if (name) names.push(decodeURIComponent(String(name)));
    }
  }
  return names;
}

const CITATION = /\{source:\s*([^}]*)\}/g;
const CITATION_HERE = /\{source:\s*([^}]*)\}/y;

function idsOf(list: string): string[] {
  return list.split(',').map((id) => id.trim());
}

const parser = new MarkdownIt({ html: false, linkify: false });

parser.inline.ruler.before('text', 'source', (state, silent) => {
  CITATION_HERE.lastIndex = state.pos;
  const match = CITATION_HERE.exec(state.src);
  if (!match) return false;
  if (!silent) state.push('source', '', 0).content = match[1]!;
  state.pos += match[0].length;
  return true;
});

parser.renderer.rules['source'] = (tokens, index, _options, environment) => {
  const { cite } = environment as { cite: (id: string) => string };
  return idsOf(tokens[index]!.content).map(cite).join(' ');
};

const HOW_SURE: Readonly<Record<Sure, string>> = {
  V: 'read in the source itself',
  S: 'from a secondary source',
  K: 'general knowledge, not checked',
  D: 'a proposal of this course',
};

function sourceList(cited: readonly CourseSource[]): string {
  if (cited.length === 0) return '';
  const items = cited.map(
    ({ id, text, sure }) =>
      `<li id="source-${escape(id)}">${escape(text)} <small>(${HOW_SURE[sure]})</small></li>`,
  );
  return `<h2>Sources</h2><ol>${items.join('')}</ol>`;
}

function clean(html: string, figures: ReadonlyMap<string, string>): string {
  return sanitizeHtml(html, {
    allowedTags: [
      ...['p', 'br', 'hr', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code'],
      ...['strong', 'em', 's', 'sup', 'small', 'a', 'img'],
      ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ],
    allowedAttributes: {
      a: ['href', 'title', 'rel'],
      img: ['src', 'alt', 'title'],
      li: ['id'],
      ol: ['start'],
    },
    allowedSchemes: ['https', 'http', 'mailto'],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    transformTags: {
      a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, ...away(attribs['href']) } }),
      img: (tagName, attribs) => ({
        tagName,
        attribs: { ...attribs, src: figures.get(decodeURIComponent(attribs['src'] ?? '')) ?? '' },
      }),
    },
  });
}

function away(href: string | undefined): Record<string, string> {
  return href && !href.startsWith('#') ? { rel: 'noreferrer' } : {};
}

function escape(text: string): string {
  return parser.utils.escapeHtml(text);
}
