import { readName } from './codes.js';
import type { QuizChoice, QuizContent, QuizItem } from './content.js';
import { didYouMean } from './did-you-mean.js';
import { guessesAt, MOST_LUCK } from './guessing.js';
import { readPlainText } from './plain-text.js';
import type { Stems } from './stems.js';
import type { YamlValue } from './yaml-value.js';

const KINDS = ['single', 'multiple'] as const;

/** Reads `quiz.yaml`. `lessons` are the course's lesson files with their codes. */
export function readQuiz(
  value: YamlValue,
  code: string,
  lessons: ReadonlyMap<string, string>,
  stems: Stems,
): QuizContent {
  const fields = value.fields(['title', 'minutes', 'draw', 'passMark', 'items']);
  const items = fields.must('items', (list) => readItems(list, lessons, stems), []);
  const draw = fields.must('draw', (number) => number.number({ min: 1, max: 200 }), 0);
  if (items.length > 0 && draw > items.length) {
    fields
      .get('draw')
      ?.refuse(
        `The quiz draws ${draw} questions, and there are ${items.length}.`,
        'Write more questions, or draw fewer.',
      );
  }
  const quiz: QuizContent = {
    code,
    kind: 'quiz',
    title: fields.text('title'),
    // A minute a question unless the author knows better.
    minutes: fields.maybe('minutes', (number) => number.number({ min: 1, max: 240 })) ?? draw,
    draw,
    passMark: fields.must('passMark', (number) => number.number({ min: 1, max: 100 }), 0),
    items,
  };
  if (draw > 0 && draw <= items.length) findGuessable(fields.get('items')!, quiz);
  return quiz;
}

/** Finds fault with a quiz that is passed by a habit. */
export function findGuessable(place: YamlValue, quiz: QuizContent): void {
  for (const { habit, right, passes } of guessesAt(quiz)) {
    if (passes < MOST_LUCK) continue;
    place.flaw(
      `Always choosing ${habit} gets ${right} of ${quiz.items.length} questions right and passes ` +
        `${Math.round(passes * 100)} of 100 attempts.`,
      habit === 'the longest'
        ? 'Shorten right choices, and write mistakes out.'
        : 'Put right choices into other places.',
    );
  }
}

function readItems(
  list: YamlValue,
  lessons: ReadonlyMap<string, string>,
  stems: Stems,
): readonly QuizItem[] {
  const ids = new Set<string>();
  return list.list().map((value) => {
    const item = readItem(value, lessons, stems);
    if (item.id !== '' && ids.has(item.id)) {
      value.refuse(`Two questions have the id "${item.id}".`, 'Give one of them another id.');
    }
    ids.add(item.id);
    return item;
  });
}

function readItem(value: YamlValue, lessons: ReadonlyMap<string, string>, stems: Stems): QuizItem {
  const fields = value.fields(['id', 'from', 'kind', 'stem', 'choices']);
  const choices = fields.must('choices', readChoices, []);
  const stem = fields.must('stem', readPlainText, '');
  fields.maybe('stem', (place) => stems.take(stem, place));
  const kind = fields.maybe('kind', (word) => word.oneOf(KINDS)) ?? 'single';
  const marks = choices.map(({ right }) => right);
  refuseWrongMarks(fields.get('choices') ?? value, marks, kind);
  return {
    id: fields.must('id', readName, ''),
    from: fields.must('from', (from) => lessonOf(from, lessons), ''),
    kind,
    stem,
    choices: choices.map((choice) => ({ ...choice, right: choice.right ?? false })),
  };
}

/** Which choices are right; says nothing where one of the marks could not be read. */
function refuseWrongMarks(
  place: YamlValue,
  marks: readonly (boolean | undefined)[],
  kind: QuizItem['kind'],
): void {
  if (marks.length === 0 || marks.includes(undefined)) return;
  const right = marks.filter(Boolean).length;
  if (right === 0) {
    place.refuse('No choice is marked as right.', 'Add "right: true" to the right one.');
  }
  if (right === marks.length) {
    place.refuse(
      'Every choice is right.',
      'Add a mistake that people make, and say why it is one.',
    );
  }
  if (kind === 'single' && right > 1) {
    place.refuse(
      `${right} choices are marked as right.`,
      'Keep one, or add "kind: multiple" to the question.',
    );
  }
}

function lessonOf(from: YamlValue, lessons: ReadonlyMap<string, string>): string {
  const file = from.text();
  const code = lessons.get(file);
  if (code === undefined && file !== '') {
    from.refuse(`"${file}" is not a lesson of this course.`, didYouMean(file, [...lessons.keys()]));
  }
  return code ?? '';
}

/** A choice whose mark may be one that could not be read. */
type ReadChoice = Omit<QuizChoice, 'right'> & { readonly right: boolean | undefined };

function readChoices(value: YamlValue): readonly ReadChoice[] {
  const list = value.list();
  if (list.length < 2) value.refuse('A question needs two choices or more.', 'Add some.');
  const texts = new Set<string>();
  return list.map((choice, index) => {
    const fields = choice.fields(['text', 'right', 'because']);
    const text = fields.must('text', readPlainText, '');
    if (text !== '' && texts.has(text)) {
      choice.refuse('Two choices say the same.', 'Change one of them.');
    }
    texts.add(text);
    const right = fields.has('right') ? fields.get('right')!.flag() : false;
    const because = fields.get('because');
    if (!because) {
      choice.refuse(
        'The choice has no "because".',
        right
          ? 'Add a line "because: …" that says why it is right.'
          : 'Add a line "because: …" that says what is wrong with it.',
      );
    }
    // A letter by its place in the bank, which never changes within a version.
    return {
      id: String.fromCharCode(97 + index),
      text,
      right,
      because: because ? readPlainText(because) : '',
    };
  });
}
