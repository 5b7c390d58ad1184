import {
  fleschKincaidGrade,
  proseOf,
  smogGrade,
  wordCount,
} from '../../src/curriculum/reading-grade.js';

describe('what counts as prose', () => {
  test.each([
    [
      'a sentence',
      'The cat sat on the mat.',
      { words: 6, sentences: 1, syllables: 6, longWords: 0 },
    ],
    [
      'two of them',
      'Ask first. Then write.',
      { words: 4, sentences: 2, syllables: 4, longWords: 0 },
    ],
    [
      'a title that ends in a point',
      'Mr. Alder waits.',
      { words: 3, sentences: 1, syllables: 4, longWords: 0 },
    ],
    [
      'a long word',
      'Call your supervisor.',
      { words: 3, sentences: 1, syllables: 6, longWords: 1 },
    ],
    ['a number', 'Wait 15 minutes.', { words: 2, sentences: 1, syllables: 3, longWords: 0 }],
    [
      'emphasis and links',
      '**Ask** [her](https://a.example) now.',
      { words: 3, sentences: 1, syllables: 3, longWords: 0 },
    ],
    ['a source', 'Ask. {source: rule}', { words: 1, sentences: 1, syllables: 1, longWords: 0 }],
    [
      'whole sentences of a list',
      '- Ask now.\n- soap',
      { words: 2, sentences: 1, syllables: 2, longWords: 0 },
    ],
    ['no heading', '## Wash your hands', { words: 0, sentences: 0, syllables: 0, longWords: 0 }],
    [
      'no table',
      '| a | b |\n|---|---|\n| c. | d. |',
      { words: 0, sentences: 0, syllables: 0, longWords: 0 },
    ],
    [
      'no chart note',
      '> BP 120/80, left arm.',
      { words: 0, sentences: 0, syllables: 0, longWords: 0 },
    ],
    ['no code', '```\nAsk.\n```', { words: 0, sentences: 0, syllables: 0, longWords: 0 }],
  ])('%s', (_, markdown, prose) => {
    expect(proseOf({ markdown })).toEqual(prose);
  });
});

test('all that is read counts as words', () => {
  expect(wordCount({ markdown: '## Wash hands\n\n| soap | water |\n|---|---|\n| a | b |' })).toBe(
    6,
  );
});

describe('a grade', () => {
  test('by SMOG counts the long words of thirty sentences', () => {
    expect(smogGrade({ words: 400, sentences: 30, syllables: 600, longWords: 36 })).toBeCloseTo(
      9.387,
      3,
    );
    expect(smogGrade({ words: 4, sentences: 1, syllables: 4, longWords: 0 })).toBeCloseTo(3.129, 3);
    expect(smogGrade(NOTHING)).toBeNull();
  });

  test('by Flesch and Kincaid weighs the length of sentences and of words', () => {
    const grade = (words: number, sentences: number, syllables: number) =>
      fleschKincaidGrade({ words, sentences, syllables, longWords: 0 });
    expect(grade(6, 1, 6)).toBeCloseTo(-1.45, 2);
    expect(grade(100, 5, 150)).toBeCloseTo(9.91, 2);
    expect(fleschKincaidGrade(NOTHING)).toBeNull();
  });

  test.each([
    ['SMOG', smogGrade],
    ['Flesch and Kincaid', fleschKincaidGrade],
  ])('by %s is higher for longer sentences and words', (_, gradeOf) => {
    const grade = (markdown: string) => gradeOf(proseOf({ markdown }))!;
    const easy = grade('Wash your hands. Then dry them.');
    const hard = grade('Perform hand hygiene immediately before preparing any administration.');
    expect(hard).toBeGreaterThan(easy + 8);
  });
});

const NOTHING = { words: 0, sentences: 0, syllables: 0, longWords: 0 };
