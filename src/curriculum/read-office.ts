import { readName } from './codes.js';
import type { NamedWord, OfficeContent, OfficePosition } from './content.js';
import { didYouMean } from './did-you-mean.js';
import { given } from './given.js';
import type { YamlFields, YamlValue } from './yaml-value.js';

/** The code of the one definition that holds the office's words. */
export const OFFICE = 'OFFICE';

/** Reads office.yaml: positions, exposures and activities. */
export function readOffice(value: YamlValue): OfficeContent {
  const fields = value.fields(['positions', 'exposures', 'activities']);
  const exposures = fields.must('exposures', (list) => readWords(list, ['what'], readExposure), []);
  const known = exposures.map(({ code }) => code);
  return {
    code: OFFICE,
    title: 'The words of the office',
    positions: fields.must(
      'positions',
      (list) => readWords(list, ['exposures'], (position) => readPosition(position, known)),
      [],
    ),
    exposures,
    activities: fields.must('activities', (list) => readWords(list, [], readWord), []),
  };
}

function readWords<T extends NamedWord>(
  list: YamlValue,
  more: readonly string[],
  read: (fields: YamlFields) => T,
): readonly T[] {
  const codes = new Set<string>();
  return list.list().map((entry) => {
    const word = read(entry.fields(['code', 'title', ...more]));
    if (word.code !== '' && codes.has(word.code)) {
      entry.refuse(`"${word.code}" stands here twice.`, 'Give one of the two another code.');
    }
    codes.add(word.code);
    return word;
  });
}

function readWord(fields: YamlFields): NamedWord {
  return { code: fields.must('code', readName, ''), title: fields.text('title') };
}

function readExposure(fields: YamlFields): NamedWord & { readonly what?: string } {
  return { ...readWord(fields), ...given({ what: fields.maybeText('what') }) };
}

function readPosition(fields: YamlFields, known: readonly string[]): OfficePosition {
  const exposures = fields.maybe('exposures', (list) =>
    list.list().map((value) => {
      const code = readName(value);
      if (code !== '' && !known.includes(code)) {
        value.refuse(`There is no exposure "${code}" in this file.`, didYouMean(code, known));
      }
      return code;
    }),
  );
  return { ...readWord(fields), exposures: exposures ?? [] };
}
