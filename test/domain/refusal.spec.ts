import {
  decide,
  Forbidden,
  InvalidInput,
  NotFound,
  Refusal,
  refuseUnless,
} from '../../src/domain/refusal.js';

const late = { code: 'too-late', text: 'It is too late.' };
const early = { code: 'too-early', subject: 'HAZ', text: 'It is too early.' };

describe('a decision', () => {
  test('allows where no reason holds', () => {
    expect(decide()).toEqual({ allowed: true });
    expect(decide(false, undefined)).toEqual({ allowed: true });
  });

  test('gives every reason that holds, in their order', () => {
    expect(decide(late, false, early)).toEqual({ allowed: false, reasons: [late, early] });
  });
});

describe('acting against a decision', () => {
  const refused = (conflict?: boolean) => () =>
    refuseUnless(decide(late, early), conflict === undefined ? {} : { conflict });

  test('is fine where it allows', () => {
    expect(() => refuseUnless(decide())).not.toThrow();
  });

  test('is refused with all reasons, by the code of the first', () => {
    expect(refused()).toThrow(Refusal);
    expect(refused()).toThrow('It is too late. It is too early.');
    expect(new Refusal([late, early])).toMatchObject({
      code: 'too-late',
      reasons: [late, early],
      conflict: false,
    });
  });

  test('is refused with what is needed, where a reason names it', () => {
    const left = { code: 'left', text: 'Something is left.', needs: [late, early] };

    expect(new Refusal([left])).toMatchObject({
      code: 'left',
      message: 'Something is left.',
      reasons: [late, early],
    });
  });

  test('is a conflict where the state has moved on', () => {
    expect(refused(true)).toThrow(expect.objectContaining({ conflict: true }));
  });
});

describe('other ways to say no', () => {
  test.each<[string, Error, object]>([
    [
      'there is no such thing',
      new NotFound('There is no such course.'),
      { code: 'not-found', message: 'There is no such course.' },
    ],
    [
      'there is no such thing, of a kind',
      new NotFound('No such course.', 'no-course'),
      { code: 'no-course' },
    ],
    [
      'this person may not',
      new Forbidden('Ask a manager.'),
      { code: 'forbidden', message: 'Ask a manager.' },
    ],
    [
      'fields that make no sense together, all at once',
      new InvalidInput([
        { field: 'to', message: 'is before from' },
        { field: 'reason', message: 'is missing' },
      ]),
      { message: 'to: is before from; reason: is missing' },
    ],
  ])('%s', (_, error, expected) => {
    expect(error).toMatchObject(expected);
  });
});
