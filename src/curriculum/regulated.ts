/**
 * Statements that rest on a regulation, as far as a program can tell: those that name a
 * section (`29 CFR 1910.1030`, `§ 164.530`, `16 CCR 1366.1`), and those in which a named
 * law or authority demands or forbids something (`OSHA requires`, `the privacy rule says`).
 *
 * The mere name is none: "ask for the HIPAA form" states no law.
 */
const SECTION = new RegExp(
  [
    String.raw`\b\d+\s+(?:CFR|C\.F\.R\.|USC|U\.S\.C\.|CCR|FR|Fed\. Reg\.)(?![A-Za-z])`,
    String.raw`§\s*\d`,
    String.raw`\b(?:1904|1910|160|164)\.\d{3,4}\b`,
  ].join('|'),
);

const LAW = [
  ...['OSHA', 'CLIA', 'HIPAA', 'EEOC', 'FLSA', 'FMLA', 'EMTALA', 'Title VII'],
  ...['(?:federal|state) (?:law|rule|regulation)s?', 'the law', 'False Claims Act'],
  ...['(?:privacy|security|breach notification) rule', 'Anti-Kickback Statute'],
  ...['(?:bloodborne pathogens|hazard communication) standard'],
].join('|');
const DEMANDS =
  'requires?|says|asks? for|demands?|obliges?|prohibits?|forbids?|bans?|makes it (?:a crime|illegal)';
const DEMAND_OF_LAW = new RegExp(String.raw`\b(?:${LAW})(?: [\w']+){0,2} (?:${DEMANDS})\b`, 'i');

/** Whether a text names a section of a law or regulation. */
export function namesSection(text: string): boolean {
  return SECTION.test(text);
}

/** Whether a text says what a law or regulation asks. */
export function isRegulated(text: string): boolean {
  return SECTION.test(text) || DEMAND_OF_LAW.test(text);
}
