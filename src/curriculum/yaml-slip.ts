import type { YAMLError } from 'yaml';

/** What is wrong with a file that is no YAML, for somebody who doesn't know the parser's words. */
export function inWords({ code, message }: YAMLError): { message: string; remedy: string } {
  const said = message.split('\n')[0]!.replace(/[.:]?$/, '.');
  return (
    COMMON[code] ?? {
      message: `This is not YAML: ${said}`,
      remedy: 'Look at indentation, colons and quotes.',
    }
  );
}

/** The slips that authors make. */
const COMMON: Partial<Record<YAMLError['code'], { message: string; remedy: string }>> = {
  DUPLICATE_KEY: {
    message: 'A field stands here twice.',
    remedy: 'Keep one of the two.',
  },
  TAB_AS_INDENT: {
    message: 'The line begins with a tab.',
    remedy: 'Indent with blanks, two for each step.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'There is a second colon on the line.',
    remedy: 'Put the text in quotes.',
  },
  BAD_SCALAR_START: {
    message: 'A text cannot begin with this mark.',
    remedy: 'Put the text in quotes.',
  },
  TAG_RESOLVE_FAILED: {
    message: 'A word with an exclamation mark before it means something in YAML, but not here.',
    remedy: 'Put the text in quotes.',
  },
};
