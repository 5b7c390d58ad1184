import type { CourseContent, LessonContent } from '../../curriculum/content.js';
import { renderLesson } from '../../curriculum/markdown.js';
import type { PolicyContent } from './policy-version.entity.js';

const WORDS_A_MINUTE = 200;
const MINUTES_OF_A_PDF = 10;

/** The course of a policy: its text, then the sentence to sign. */
export function policyCourse(code: string, title: string, policy: PolicyContent): CourseContent {
  const { statement } = policy;
  return {
    code,
    title,
    summary: 'A policy of this office, to be read and signed.',
    objectives: [`Know and keep "${title}"`],
    prerequisites: [],
    openToAll: true,
    sources: [],
    modules: [
      lessonOf(title, policy),
      { code: 'sign', kind: 'attestation', title: 'Sign', minutes: 1, statement },
    ],
  };
}

/** The text of a policy as it will be read, rendered and cleaned. */
export function policyHtml(policy: Pick<PolicyContent, 'text' | 'pdf'>): string {
  return renderLesson(markdownOf(policy), [], { figures: new Map(), modules: new Map() });
}

function lessonOf(title: string, policy: PolicyContent): LessonContent {
  const markdown = markdownOf(policy);
  return {
    code: '01',
    kind: 'lesson',
    title,
    minutes: minutesFor(policy),
    objectives: [],
    markdown,
    html: policyHtml(policy),
  };
}

// The PDF is named in the text by its content, so that another PDF is another version.
function markdownOf({ text, pdf }: Pick<PolicyContent, 'text' | 'pdf'>): string {
  if (pdf === null) return text;
  const link = `[Open the policy: ${pdf.name.replace(/[[\]\\]/g, '')}](/policies/files/${pdf.hash})`;
  return text === '' ? link : `${text}\n\n${link}`;
}

function minutesFor({ text, pdf }: PolicyContent): number {
  const reading = Math.ceil(text.split(/\s+/).length / WORDS_A_MINUTE);
  return Math.min(240, Math.max(1, reading + (pdf === null ? 0 : MINUTES_OF_A_PDF)));
}
