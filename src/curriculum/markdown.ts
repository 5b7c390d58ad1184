import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import type { CourseSource, Sure } from './content.js';
import { FIRST_LANGUAGE } from './in-language.js';

/** What stands behind the names that a lesson uses. */
export interface LessonTargets {
  /** The pictures' own URLs, by the name that the text gives them. */
  readonly figures: ReadonlyMap<string, string>;
  /** The code of a module of the same course, by the link that leads to its file. */
  readonly modules: ReadonlyMap<string, string>;
}

/**
 * A lesson's Markdown as HTML that is safe to show: HTML in the text stays text, and
 * what comes out is cleaned once more, here and nowhere else.
 *
 * `{source: id}` becomes a raised number that leads to the source at the lesson's end.
 */
export function renderLesson(
  markdown: string,
  sources: readonly CourseSource[],
  targets: LessonTargets,
  language: string = FIRST_LANGUAGE,
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
  return clean(`${withMarks}${sourceList(cited, language)}`, targets);
}

/** The source ids that a text cites, each with the line on which it does, from 0. */
export function citationsIn(markdown: string): readonly { id: string; line: number }[] {
  return markdown
    .split('\n')
    .flatMap((text, line) =>
      [...text.matchAll(CITATION)].flatMap(([, ids]) => idsOf(ids!).map((id) => ({ id, line }))),
    );
}

const CITATION = /\{source:\s*([^}]*)\}/g;
const CITATION_HERE = /\{source:\s*([^}]*)\}/y;

function idsOf(list: string): string[] {
  return list.split(',').map((id) => id.trim());
}

/** Markdown with `{source: id}`; without `html`, HTML stays text. */
export function markdownParser(options: {
  readonly html: boolean;
}): InstanceType<typeof MarkdownIt> {
  const parser = new MarkdownIt({ ...options, linkify: false });
  parser.inline.ruler.before('text', 'source', (state, silent) => {
    CITATION_HERE.lastIndex = state.pos;
    const match = CITATION_HERE.exec(state.src);
    if (!match) return false;
    if (!silent) state.push('source', '', 0).content = match[1]!;
    state.pos += match[0].length;
    return true;
  });
  return parser;
}

const parser = markdownParser({ html: false });

parser.renderer.rules['source'] = (tokens, index, _options, environment) => {
  const { cite } = environment as { cite: (id: string) => string };
  return idsOf(tokens[index]!.content).map(cite).join(' ');
};

/** What is said of sources, by language. */
const WORDS: Readonly<Record<string, { sources: string; sure: Readonly<Record<Sure, string>> }>> = {
  en: {
    sources: 'Sources',
    sure: {
      V: 'read in the source itself',
      S: 'from a secondary source',
      K: 'general knowledge, not checked',
      D: 'a proposal of this course',
    },
  },
  es: {
    sources: 'Fuentes',
    sure: {
      V: 'leído en la fuente misma',
      S: 'de una fuente secundaria',
      K: 'conocimiento general, sin comprobar',
      D: 'propuesta de este curso',
    },
  },
};

function sourceList(cited: readonly CourseSource[], language: string): string {
  if (cited.length === 0) return '';
  const words = WORDS[language] ?? WORDS[FIRST_LANGUAGE]!;
  const items = cited.map(
    ({ id, text, sure }) =>
      `<li id="source-${escape(id)}">${escape(text)} <small>(${words.sure[sure]})</small></li>`,
  );
  return `<h2>${words.sources}</h2><ol>${items.join('')}</ol>`;
}

function clean(html: string, { figures, modules }: LessonTargets): string {
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
      a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, ...where(attribs['href']) } }),
      img: (tagName, attribs) => ({
        tagName,
        attribs: { ...attribs, src: figures.get(decoded(attribs['src'] ?? '')) ?? '' },
      }),
    },
  });

  /** Modules lie beside each other under their codes; what leads away doesn't say from where. */
  function where(href: string | undefined): Record<string, string> {
    const module = modules.get(href ?? '');
    if (module !== undefined) return { href: module };
    return href && !href.startsWith('#') ? { rel: 'noreferrer' } : {};
  }
}

/** The name as it was meant: Markdown writes `%20` for a blank. */
export function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function escape(text: string): string {
  return parser.utils.escapeHtml(text);
}
