import type { CurriculumFiles } from '../../src/curriculum/curriculum-files.js';

/** A whole curriculum in a few lines: a course with every kind of module, a skill, a card, a path. */
export const SMALL: Readonly<Record<string, string>> = {
  'privacy/course.yaml': `code: HIP
title: Privacy
summary: Keep it private.
prerequisites: []
objectives: [Keep it private]
modules:
  - 01-desk.md
  - quiz.yaml
  - attestation.yaml
  - session.yaml
  - check-off.yaml
  - package.yaml
sources:
  - { id: rule, text: The rule, sure: V }
`,
  'privacy/01-desk.md': `---
title: At the desk
minutes: 5
objectives: [Speak low]
---

Speak low. {source: rule}
`,
  'privacy/quiz.yaml': `title: Questions
draw: 2
passMark: 80
items:
  - id: loud
    from: 01-desk.md
    stem: The line is long. How do you speak?
    choices:
      - text: Low
        right: true
        because: Others listen.
      - text: Loud
        because: Others listen.
  - id: phone
    from: 01-desk.md
    stem: The phone rings. Whose name do you say?
    choices:
      - text: The name of the patient
        because: Others listen.
      - text: Mine
        right: true
        because: It is nobody's secret.
      - text: Nobody's
        because: Callers must know whom they reached.
`,
  'privacy/attestation.yaml': 'title: I sign\nminutes: 2\nstatement: I keep it private.\n',
  'privacy/session.yaml': 'title: Live\nminutes: 30\ncontents: [Questions]\n',
  'privacy/check-off.yaml': 'title: Show it\nminutes: 5\nsteps: [Speaks low]\n',
  'privacy/package.yaml': 'title: Bought\nminutes: 20\nsource: The vendor\n',
  'words/course.yaml': `code: TRM
title: Words
summary: Read them.
prerequisites: [HIP]
objectives: [Read them]
modules: [01-roots.md]
`,
  'words/01-roots.md': '---\ntitle: Roots\nminutes: 7\nobjectives: [Find them]\n---\n\nRoots.\n',
  'skills/desk.yaml': `code: F1
title: Greet
steps: [Looks up]
observations: { count: 10, observers: 2, within: 12 months }
revalidate: 2 years
`,
  'credentials/cards.yaml': `- code: BLS
  title: Life support
  issuer: AHA
  kind: card
  cycles:
    - { every: 24 months, from: issue, until: end-of-month, sure: V }
  window: 90 days
- code: HS
  title: High school
  issuer: School
  kind: education
`,
  'paths/one.yaml': `code: DESK
title: The desk
stages:
  - code: S1
    title: Begin
    milestones:
      - code: learn
        title: Learn
        requirements:
          - course: HIP
          - course: TRM
      - code: do
        title: Do
        locks: [S1/learn]
        requirements:
          - skill: F1
          - key: S1/proof
            any: 1
            of: [{ credential: BLS }, { credential: HS }]
`,
};

/** `'file': ['from', 'to']`, a whole new text, other bytes, or null to leave it out. */
export type Changes = Readonly<Record<string, readonly [string, string] | string | Buffer | null>>;

/** Those files with some changed. */
export function filesWith(changes: Changes = {}): CurriculumFiles {
  const files = new Map<string, Buffer>(
    Object.entries(SMALL).map(([file, text]) => [file, Buffer.from(text)]),
  );
  for (const [file, change] of Object.entries(changes)) {
    if (change === null) files.delete(file);
    else if (typeof change === 'string') files.set(file, Buffer.from(change));
    else if (Buffer.isBuffer(change)) files.set(file, change);
    else files.set(file, Buffer.from(replaced(files.get(file)!.toString(), change)));
  }
  return files;
}

function replaced(text: string, [from, to]: readonly [string, string]): string {
  if (!text.includes(from)) throw new Error(`There is no "${from}" to change`);
  return text.replace(from, () => to);
}
