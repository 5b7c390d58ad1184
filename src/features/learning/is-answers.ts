import { buildMessage, ValidateBy } from 'class-validator';

/** The answers of an attempt: lists of choice ids by question id, of a sane size. */
export function IsAnswers(): PropertyDecorator {
  return ValidateBy({
    name: 'isAnswers',
    validator: {
      validate: isAnswers,
      defaultMessage: buildMessage(() => 'must give a list of choice ids for each question id'),
    },
  });
}

function isAnswers(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const lists = Object.values(value);
  return lists.length <= 200 && lists.every(isListOfIds);
}

function isListOfIds(list: unknown): boolean {
  return Array.isArray(list) && list.length <= 20 && list.every((id) => typeof id === 'string');
}
