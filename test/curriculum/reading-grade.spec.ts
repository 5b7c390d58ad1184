import { proseOf, readingGrade, wordCount } from '../../src/curriculum/reading-grade.js';

describe('what counts as prose', () => {
  test.each([
    ['a sentence', 'The cat sat on the mat.', { words: 6, sentences: 1, syllables: 6 }],
    ['two of them', 'Ask first. Then write.', { words: 4, sentences: 2, syllables: 4 }],
    ['a title that ends in a point', 'Mr. Alder waits.', { words: 3, sentences: 1, syllables: 4 }],
    ['a number', 'Wait 15 minutes.', { words: 2, sentences: 1, syllables: 3 }],
    [
      'emphasis and links',
      '**Ask** [her](https://a.example) now.',
      { words: 3, sentences: 1, syllables: 3 },
    ],
    ['a source', 'Ask. {source: rule}', { words: 1, sentences: 1, syllables: 1 }],
    ['whole sentences of a list', '- Ask now.\n- soap', { words: 2, sentences: 1, syllables: 2 }],
    ['no heading', '## Wash your hands', { words: 0, sentences: 0, syllables: 0 }],
    ['no table', '| a | b |\n|---|---|\n| c. | d. |', { words: 0, sentences: 0, syllables: 0 }],
    ['no chart note', '> BP 120/80, left arm.', { words: 0, sentences: 0, syllables: 0 }],
    ['no code', '```\nAsk.\n```', { words: 0, sentences: 0, syllables: 0 }],
  ])('%s', (_, markdown, prose) => {
    expect(proseOf({ markdown })).toEqual(prose);
  });
});

test('all that is read counts as words', () => {
  expect(wordCount({ markdown: '## Wash hands\n\n| soap | water |\n|---|---|\n| a | b |' })).toBe(
    6,
  );
});

test('the grade follows the formula of Flesch and Kincaid', () => {
  expect(readingGrade({ words: 6, sentences: 1, syllables: 6 })).toBeCloseTo(-1.45, 2);
  expect(readingGrade({ words: 100, sentences: 5, syllables: 150 })).toBeCloseTo(9.91, 2);
  expect(readingGrade({ words: 0, sentences: 0, syllables: 0 })).toBeNull();
});

test('longer sentences and words are harder', () => {
  const grade = (markdown: string) => readingGrade(proseOf({ markdown }))!;
  const easy = grade('Wash your hands. Then dry them.');
  const hard = grade('Perform hand hygiene immediately before preparing any administration.');
  expect(hard).toBeGreaterThan(easy + 8);
});
