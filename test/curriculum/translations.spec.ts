import { contentHash } from '../../src/curriculum/content-hash.js';
import type { CourseContent, ModuleContent } from '../../src/curriculum/content.js';
import { courseIn, moduleIn } from '../../src/curriculum/in-language.js';
import { problemLine } from '../../src/curriculum/problem.js';
import { readCurriculum } from '../../src/curriculum/read-curriculum.js';
import { type Changes, filesWith } from './small-curriculum.js';
import { SPANISH } from './spanish.js';

function read(changes: Changes) {
  return readCurriculum(filesWith({ ...SPANISH, ...changes }));
}

function courseWith(changes: Changes = {}): CourseContent {
  const found = read(changes);
  if (!found.ok) throw new Error(found.problems.map(problemLine).join('\n'));
  return found.curriculum.courses.find(({ code }) => code === 'HIP')!;
}

function moduleOf(course: CourseContent, code: string): ModuleContent {
  return course.modules.find((module) => module.code === code)!;
}

const changed = (file: string, from: string, to: string): Changes => {
  if (!SPANISH[file]!.includes(from)) throw new Error(`${file} doesn't hold ${from}`);
  return { [file]: SPANISH[file]!.replace(from, to) };
};

describe('a course in Spanish', () => {
  const course = courseWith();

  test('has other words, and the same in all else', () => {
    const { content, language, languages } = courseIn(course, 'es');
    expect([language, languages]).toEqual(['es', ['en', 'es']]);
    expect(content).toMatchObject({
      ...{ code: 'HIP', title: 'Privacidad', summary: 'Guarde el secreto.' },
      objectives: ['Guardar el secreto'],
    });
    const shape = (modules: readonly ModuleContent[]) =>
      modules.map(({ code, kind, minutes }) => [code, kind, minutes]);
    expect(shape(content.modules)).toEqual(shape(course.modules));
    expect(content.modules.map(({ title }) => title)).toEqual([
      ...['En la recepción', 'Preguntas', 'Firmo', 'En vivo', 'Muéstrelo', 'Comprado'],
    ]);
  });

  test('has the same right answers', () => {
    const quiz = moduleIn(course, moduleOf(course, 'quiz'), 'es').content;
    expect(quiz).toMatchObject({
      ...{ draw: 2, passMark: 80 },
      items: [
        {
          ...{ id: 'loud', from: '01', stem: 'La fila es larga. ¿Cómo habla usted?' },
          choices: [
            { id: 'a', text: 'Bajo', right: true, because: 'Otros escuchan.' },
            { id: 'b', text: 'Muy alto', right: false },
          ],
        },
        { id: 'phone' },
      ],
    });
  });

  test('names its sources in Spanish', () => {
    const lesson = moduleIn(course, moduleOf(course, '01'), 'es').content;
    expect(lesson).toMatchObject({ html: expect.stringContaining('<h2>Fuentes</h2>') });
  });

  test('leads to the next lesson in Spanish', () => {
    const linked = courseWith(
      changed('privacy/01-desk.es.md', 'Hable', '[La prueba](quiz.yaml): hable'),
    );
    const { content } = moduleIn(linked, moduleOf(linked, '01'), 'es');
    expect(content).toMatchObject({
      html: expect.stringContaining('<a href="quiz?language=es">La prueba</a>'),
    });
  });

  test.each([
    ['es-MX', 'es'],
    ['ES', 'es'],
    ['fr', 'en'],
    [undefined, 'en'],
    ['constructor', 'en'],
  ])('asked for in %s comes in %s', (asked, language) => {
    expect(courseIn(course, asked).language).toBe(language);
    expect(moduleIn(course, moduleOf(course, '01'), asked).language).toBe(language);
  });

  test('counts for the hash, and a course without one keeps its own', () => {
    const other = courseWith(changed('privacy/01-desk.es.md', 'Hable bajo', 'Hable muy bajo'));
    expect(contentHash(other)).not.toBe(contentHash(course));
    const plain = readCurriculum(filesWith());
    expect(plain.ok && 'translations' in plain.curriculum.courses[0]!).toBe(false);
  });

  test('shows in English what is not translated, and that is a flaw', () => {
    const { 'privacy/session.es.yaml': _, ...rest } = SPANISH;
    const found = readCurriculum(filesWith(rest));
    const partly = (found.ok ? found.curriculum.courses : []).find(({ code }) => code === 'HIP')!;
    expect(moduleIn(partly, moduleOf(partly, 'session'), 'es')).toMatchObject({
      ...{ language: 'en', languages: ['en'], content: { title: 'Live' } },
    });
    expect(found.remarks.map(problemLine)).toContain(
      'privacy/course.es.yaml:1: The module "session.yaml" isn\'t translated. Write session.es.yaml; until then it is shown in English.',
    );
  });

  test('shows a question as it is written: marks of Markdown are a flaw', () => {
    const found = read(changed('privacy/quiz.es.yaml', 'es larga', 'es *larga*'));
    expect(found.remarks.filter(({ gravity }) => gravity === 'flaw').map(problemLine)).toEqual([
      expect.stringMatching(
        /^privacy\/quiz\.es\.yaml:\d+: This text isn't Markdown, and learners would see "\*larga\*"\./,
      ),
    ]);
  });

  test('is a little longer or shorter, which is only a hint', () => {
    const found = read(changed('privacy/01-desk.es.md', 'Hable', '## Por qué\n\nHable'));
    expect(found.remarks.filter(({ gravity }) => gravity === 'hint').map(problemLine)).toContain(
      'privacy/01-desk.es.md:6: There are 1 headings here, and 0 in English. Is a section missing?',
    );
  });

  test('may show its own picture in place of the English one', () => {
    const course = courseWith({
      'privacy/01-desk.md': ['Speak low.', 'Speak low. ![A desk](desk.svg)'],
      ...changed('privacy/01-desk.es.md', 'Hable', '![Una mesa](desk.es.svg) Hable'),
      ...{ 'privacy/desk.svg': '<svg/>', 'privacy/desk.es.svg': '<svg></svg>' },
    });
    expect(moduleIn(course, moduleOf(course, '01'), 'es').content).toMatchObject({
      html: expect.stringContaining('alt="Una mesa"'),
    });
  });
});

describe('a translation that does not fit its original', () => {
  test.each<[string, Changes, string]>([
    [
      'a question that is missing',
      changed('privacy/quiz.es.yaml', '  - id: loud', '  - id: phone'),
      'privacy/quiz.es.yaml:2: The question "loud" isn\'t translated. Translate every question of the quiz.',
    ],
    [
      'a question that there is not',
      changed('privacy/quiz.es.yaml', 'id: loud', 'id: lud'),
      'privacy/quiz.es.yaml:3: There is no question "lud" in English. Did you mean "loud"?',
    ],
    [
      'another number of choices',
      changed(
        'privacy/quiz.es.yaml',
        '      - text: Muy alto\n        because: Otros escuchan todo.\n',
        '',
      ),
      'privacy/quiz.es.yaml:5: There are 1 here, and 2 in English. Translate each of them, in the same order.',
    ],
    [
      'a choice that says whether it is right',
      changed('privacy/quiz.es.yaml', '- text: Bajo\n', '- text: Bajo\n        right: true\n'),
      'privacy/quiz.es.yaml:7: There is no field "right" here. It can be text or because.',
    ],
    [
      'another number of objectives',
      changed('privacy/course.es.yaml', '[Guardar', '[Callar, Guardar'),
      'privacy/course.es.yaml:3: There are 2 objectives here, and 1 in English. Translate each of them, in the same order.',
    ],
    [
      'a lesson with minutes of its own',
      changed('privacy/01-desk.es.md', 'objectives', 'minutes: 9\nobjectives'),
      'privacy/01-desk.es.md:3: There is no field "minutes" here. It can be title or objectives.',
    ],
    [
      'a picture of its own',
      {
        ...changed('privacy/01-desk.es.md', 'Hable', '![Una mesa](desk.svg) Hable'),
        'privacy/desk.svg': '<svg/>',
      },
      'privacy/01-desk.es.md:6: The lesson shows desk.svg here, and not in English. Show the same pictures in both.',
    ],
    [
      'a picture left out',
      {
        'privacy/01-desk.md': ['Speak low.', 'Speak low. ![A desk](desk.svg)'],
        'privacy/desk.svg': '<svg/>',
      },
      'privacy/01-desk.es.md:6: The lesson shows desk.svg in English, and not here. Show the same pictures, with words for those who cannot see them.',
    ],
    [
      'another number of steps',
      changed('privacy/check-off.es.yaml', '[Habla', '[Mira, Habla'),
      'privacy/check-off.es.yaml:2: There are 2 here, and 1 in English. Translate each of them, in the same order.',
    ],
    [
      'no course file',
      { 'privacy/course.es.yaml': null },
      'privacy/course.es.yaml:1: The translation has no course file. Write one that gives title, summary and objectives.',
    ],
    [
      'a file that translates nothing',
      { 'privacy/02-phone.es.md': 'Hola.' },
      'privacy/02-phone.es.md:1: It translates no module: there is no "02-phone.md". Give it the name of its module, or delete it.',
    ],
    [
      'English as a translation',
      { 'privacy/quiz.en.yaml': 'title: Q\n' },
      'privacy/course.en.yaml:1: Courses are written in English. Take the ".en" out of the names.',
    ],
  ])('%s', (_, changes, line) => {
    const found = read(changes);
    expect(found.ok ? [] : found.problems.map(problemLine)).toContain(line);
  });
});
