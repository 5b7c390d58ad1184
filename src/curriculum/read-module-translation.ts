import type {
  CheckOffContent,
  ItemTranslation,
  ModuleContent,
  ModuleTranslation,
  QuizContent,
} from './content.js';
import { readYamlFile } from './course-files.js';
import type { CourseReading } from './course-reading.js';
import { didYouMean } from './did-you-mean.js';
import { given } from './given.js';
import { inWords } from './in-language.js';
import { readPlainText } from './plain-text.js';
import { findGuessable } from './read-quiz.js';
import type { YamlFields, YamlValue } from './yaml-value.js';

/** Reads `quiz.es.yaml` and the like: a module's words, and nothing that could contradict it. */
export function readModuleTranslation(
  file: string,
  module: Exclude<ModuleContent, { kind: 'lesson' }>,
  reading: CourseReading,
): ModuleTranslation | null {
  const value = readYamlFile(file, reading);
  if (!value) return null;
  const fields = value.fields(['title', ...FIELDS[module.kind]]);
  const title = fields.text('title');
  switch (module.kind) {
    case 'quiz':
      return readQuizTranslation(fields, title, module);
    case 'attestation':
      return { kind: 'attestation', title, statement: fields.text('statement') };
    case 'session':
      return {
        kind: 'session',
        title,
        contents: readAsMany(fields, 'contents', module.contents.length),
        ...given({ trainer: fields.maybeText('trainer') }),
      };
    case 'check-off':
      return { kind: 'check-off', title, steps: readSteps(fields, module) };
    case 'package':
      return {
        kind: 'package',
        title,
        ...given({
          source: fields.maybeText('source'),
          description: fields.maybeText('description'),
        }),
      };
  }
}

const FIELDS = {
  quiz: ['items'],
  attestation: ['statement'],
  session: ['contents', 'trainer'],
  'check-off': ['steps'],
  package: ['source', 'description'],
} as const;

function readSteps(fields: YamlFields, { steps }: CheckOffContent): readonly string[] {
  return readAsMany(fields, 'steps', steps.length);
}

function readAsMany(fields: YamlFields, name: string, wanted: number): readonly string[] {
  return fields.must(
    name,
    (list) => {
      const texts = list.texts();
      refuseOtherNumber(list, texts.length, wanted);
      return texts;
    },
    [],
  );
}

function refuseOtherNumber(place: YamlValue, found: number, wanted: number): void {
  if (!place.isList || found === wanted) return;
  place.refuse(
    `There are ${found} here, and ${wanted} in English.`,
    'Translate each of them, in the same order.',
  );
}

function readQuizTranslation(
  fields: YamlFields,
  title: string,
  quiz: QuizContent,
): ModuleTranslation {
  const words = { kind: 'quiz', title, items: readItems(fields, quiz) } as const;
  const isWhole = quiz.items.every(({ id }) => words.items[id]);
  // Other words have other lengths.
  if (isWhole && quiz.draw <= quiz.items.length) {
    fields.maybe('items', (place) => findGuessable(place, inWords(quiz, words)));
  }
  return words;
}

/** Every question of the bank by its id, with its choices in their order. */
function readItems(
  fields: YamlFields,
  { items }: QuizContent,
): Readonly<Record<string, ItemTranslation>> {
  const known = new Map(items.map((item) => [item.id, item]));
  const found: Record<string, ItemTranslation> = {};
  const list = fields.get('items');
  for (const value of fields.must('items', (each) => each.list(), [])) {
    const item = value.fields(['id', 'stem', 'choices']);
    const id = item.text('id');
    const original = known.get(id);
    if (!original && id !== '') {
      (item.get('id') ?? value).refuse(
        `There is no question "${id}" in English.`,
        didYouMean(id, [...known.keys()]),
      );
    }
    if (found[id]) value.refuse(`The question "${id}" stands here twice.`, 'Keep one of the two.');
    const choices = item.must('choices', (each) => readChoices(each), []);
    if (original) {
      refuseOtherNumber(item.get('choices') ?? value, choices.length, original.choices.length);
    }
    found[id] = { stem: item.must('stem', readPlainText, ''), choices };
  }
  const missing = [...known.keys()].filter((id) => !found[id]);
  if (list?.isList && missing.length > 0) {
    list.refuse(
      `The question "${missing[0]}" isn't translated${missing.length > 1 ? `, nor are ${missing.length - 1} more` : ''}.`,
      'Translate every question of the quiz.',
    );
  }
  return found;
}

function readChoices(list: YamlValue): ItemTranslation['choices'] {
  return list.list().map((choice) => {
    const fields = choice.fields(['text', 'because']);
    return {
      text: fields.must('text', readPlainText, ''),
      because: fields.must('because', readPlainText, ''),
    };
  });
}
