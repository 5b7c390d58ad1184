import { YET_TO_WRITE as WRITE } from './yet-to-write.js';

/**
 * The files of a new course, by name: two lessons and a quiz, with a sign wherever there
 * is something to write. Nothing else is wrong with them.
 */
export function newCourse(code: string, title: string): ReadonlyMap<string, string> {
  return new Map([
    ['course.yaml', course(code, title)],
    ['01-first-lesson.md', lesson()],
    ['02-second-lesson.md', lesson()],
    ['quiz.yaml', quiz(title)],
  ]);
}

/** The name of its folder: `vital-signs-two`. */
export function folderOf(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function course(code: string, title: string): string {
  return `# yaml-language-server: $schema=../schema/course.json
code: ${code}
title: ${inQuotes(title)}
summary: ${WRITE}
prerequisites: []
# Delete the next line once a path asks for the course.
openToAll: true
objectives:
  - ${WRITE}
modules:
  - 01-first-lesson.md
  - 02-second-lesson.md
  - quiz.yaml
# What lessons cite as {source: id}:
# - { id: rule, text: "The rule, and what it says", sure: V }
sources: []
`;
}

function lesson(): string {
  return `---
title: ${WRITE}
minutes: 10
objectives:
  - ${WRITE}
---

${WRITE}

## ${WRITE}

${WRITE}

## In the office

${WRITE}

## Do, don't, ask

- ${WRITE}
`;
}

/** The right choice stands in another place each time. */
function quiz(title: string): string {
  return `# yaml-language-server: $schema=../schema/quiz.json
title: ${inQuotes(title)}
draw: 3
passMark: 80
items:
${[0, 1, 2].map(question).join('\n')}`;
}

function question(index: number): string {
  const lesson = index < 2 ? '01-first-lesson.md' : '02-second-lesson.md';
  const choices = [0, 1, 2].map(
    (place) =>
      `      - text: ${WRITE}\n${place === index ? '        right: true\n' : ''}        because: ${WRITE}\n`,
  );
  return `  - id: question-${index + 1}
    from: ${lesson}
    stem: ${WRITE}
    choices:
${choices.join('')}`;
}

/** As YAML reads any text, whatever is in it. */
function inQuotes(text: string): string {
  return JSON.stringify(text);
}
