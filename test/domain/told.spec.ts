import { isolated, told } from '../../src/domain/told.js';

test('a sentence is as it is written, where nothing in it turns', () => {
  expect(told`${'Zoë Ärzte'} has done ${3} of ${'“Vital signs”'}.`).toBe(
    'Zoë Ärzte has done 3 of “Vital signs”.',
  );
  expect(told``).toBe('');
});

test.each([
  ['Arabic', 'مريم'],
  ['Hebrew', 'תודה'],
  ['Syriac', 'ܫܠܡܐ'],
  ['Thaana', 'ދިވެހި'],
  ['N’Ko', 'ߒߞߏ'],
  ['Adlam, beyond the basic plane', '𞤀𞤁𞤂'],
  ['a presentation form', 'ﷺ'],
  ['a Latin name with a Hebrew part', 'Noa לוי'],
  ['a mark that nobody closes', 'Ana \u202Egnol'],
])('%s stands apart from the words around it', (_, name) => {
  expect(isolated(name)).toBe(`\u2068${name}\u2069`);
  expect(told`${told`${name} leaves`}: done`).toBe(`\u2068${name}\u2069 leaves: done`);
  expect(told`${name} has reached ${'Lead'} (${name}).`).toBe(
    `\u2068${name}\u2069 has reached Lead (\u2068${name}\u2069).`,
  );
});
