import type { Changes } from './small-curriculum.js';

/** A file that an author got wrong: what it is, and what the check says about it. */
export interface BadFile {
  readonly what: string;
  readonly changes: Changes;
  readonly line: string;
}

const lesson = '---\ntitle: Roots\nminutes: 7\nobjectives: [Find them]\n---\n\n';

/** One of each kind. Every `line` names file, line and remedy. */
export const BAD_FILES: readonly BadFile[] = [
  {
    what: 'a lesson that is not there',
    changes: { 'words/01-roots.md': null },
    line: 'words/course.yaml:6: There is no file "01-roots.md" in this folder. There are none yet.',
  },
  {
    what: 'a folder without course.yaml',
    changes: { 'words/course.yaml': null },
    line: 'words/course.yaml:1: The folder has no course.yaml. Write one that gives code, title and modules, or delete the folder.',
  },
  {
    what: 'a file that the course does not list',
    changes: { 'words/quiz.yml': 'title: Q\n' },
    line: 'words/quiz.yml:1: The course does not list this file. Add it to "modules" in course.yaml, or delete it.',
  },
  {
    what: 'a code that is taken',
    changes: { 'words/course.yaml': ['code: TRM', 'code: HIP'] },
    line: 'words/course.yaml:1: Two courses have the code "HIP": the other stands in privacy/course.yaml:1. Give one of them another code.',
  },
  {
    what: 'an unknown code in a path',
    changes: { 'paths/one.yaml': ['course: TRM', 'course: TRMM'] },
    line: 'paths/one.yaml:11: There is no course "TRMM". Did you mean "TRM"?',
  },
  {
    what: '"no" where true or false belongs',
    changes: { 'privacy/quiz.yaml': ['right: true', 'right: yes'] },
    line: 'privacy/quiz.yaml:10: "right" must be true or false. Write one of these two words.',
  },
  {
    what: 'true where text belongs',
    changes: { 'privacy/quiz.yaml': ['text: Low', 'text: true'] },
    line: 'privacy/quiz.yaml:9: "text" must be text, and YAML reads true as a yes or no. Put it in quotes.',
  },
  {
    what: 'nothing where text belongs',
    changes: { 'words/course.yaml': ['objectives: [Read them]', 'objectives: [~]'] },
    line: 'words/course.yaml:5: an entry of "objectives" must be text, and YAML reads ~ as nothing. Put it in quotes.',
  },
  {
    what: '1.10 where a whole number belongs',
    changes: { 'privacy/session.yaml': ['minutes: 30', 'minutes: 1.10'] },
    line: 'privacy/session.yaml:2: "minutes" must be a whole number of at least 1 and at most 960. Change it to one.',
  },
  {
    what: 'a tab',
    changes: { 'privacy/quiz.yaml': ['  - id: loud', '\t- id: loud'] },
    line: 'privacy/quiz.yaml:5: The line begins with a tab. Indent with blanks, two for each step.',
  },
  {
    what: 'a second colon',
    changes: { 'words/course.yaml': ['title: Words', 'title: Words: the parts'] },
    line: 'words/course.yaml:2: There is a second colon on the line. Put the text in quotes.',
  },
  {
    what: 'a text that begins with a mark of YAML',
    changes: { 'words/course.yaml': ['title: Words', 'title: @words'] },
    line: 'words/course.yaml:2: A text cannot begin with this mark. Put the text in quotes.',
  },
  {
    what: 'a word that YAML takes for a kind of value',
    changes: { 'words/course.yaml': ['title: Words', 'title: !important Words'] },
    line: 'words/course.yaml:2: A word with an exclamation mark before it means something in YAML, but not here. Put the text in quotes.',
  },
  {
    what: 'a text that is only a comment',
    changes: { 'words/course.yaml': ['title: Words', 'title: #1 Words'] },
    line: 'words/course.yaml:2: "title" has no value. Write one, or leave the field out.',
  },
  {
    what: 'a question without a right answer',
    changes: { 'privacy/quiz.yaml': ['        right: true\n', ''] },
    line: 'privacy/quiz.yaml:8: No choice is marked as right. Add "right: true" to the right one.',
  },
  {
    what: 'a picture without words',
    changes: { 'words/01-roots.md': `${lesson}![](root.svg)\n`, 'words/root.svg': '<svg/>' },
    line: 'words/01-roots.md:7: The picture "root.svg" has no alternative text. Say between the brackets what it shows, for those who cannot see it: ![A cuff around an arm](…).',
  },
  {
    what: 'HTML among words',
    changes: { 'words/01-roots.md': `${lesson}Roots.\n\nOne<br>two.\n` },
    line: 'words/01-roots.md:9: HTML is not read here: <br> Write it in Markdown, or put it between backticks to show it as it is.',
  },
  {
    what: 'HTML in a table',
    changes: { 'words/01-roots.md': `${lesson}| a |\n|---|\n| <b>b</b> |\n` },
    line: 'words/01-roots.md:9: HTML is not read here: <b> Write it in Markdown, or put it between backticks to show it as it is.',
  },
  {
    what: 'HTML by itself',
    changes: { 'words/01-roots.md': `${lesson}Roots.\n\n<!-- later -->\n` },
    line: 'words/01-roots.md:9: HTML is not read here: <!-- later --> Write it in Markdown, or put it between backticks to show it as it is.',
  },
  {
    what: 'a lesson that is not UTF-8',
    changes: { 'words/01-roots.md': Buffer.from(`${lesson}Roots.\n\nCaf\xe9.\n`, 'latin1') },
    line: 'words/01-roots.md:9: The file is not written in UTF-8. Save it again as UTF-8: editors have it under "Save with encoding".',
  },
  {
    what: 'a skill that is not UTF-8',
    changes: { 'skills/desk.yaml': Buffer.from('code: F1\ntitle: Caf\xe9\n', 'latin1') },
    line: 'skills/desk.yaml:2: The file is not written in UTF-8. Save it again as UTF-8: editors have it under "Save with encoding".',
  },
  {
    what: 'a lesson in the encoding of old editors',
    changes: { 'words/01-roots.md': Buffer.from(`\uFEFF${lesson}Roots.\n`, 'utf16le') },
    line: 'words/01-roots.md:1: The file is not written in UTF-8. Save it again as UTF-8: editors have it under "Save with encoding".',
  },
  {
    what: 'a character that nobody sees',
    changes: { 'words/course.yaml': ['code: TRM', 'code: TRM\0'] },
    line: 'words/course.yaml:1: Here is a character that nobody can see (U+0000). Delete it, or write the line anew.',
  },
  {
    what: 'a mark that turns the order of the text around',
    changes: { 'words/01-roots.md': `${lesson}Roots.\n\nAll \u202E right.\n` },
    line: 'words/01-roots.md:9: Here is a character that nobody can see (U+202E). Delete it, or write the line anew.',
  },
  {
    what: 'a lesson as long as a shelf of books',
    changes: { 'words/01-roots.md': `${lesson}${'Roots. '.repeat(150_000)}\n` },
    line: 'words/01-roots.md:1: The file has 1050 kB. Make it smaller than 1,000 kB: nobody reads that much at once.',
  },
];
