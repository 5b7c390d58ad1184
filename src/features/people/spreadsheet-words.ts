/** What spreadsheets and HR systems write where an import takes a name of its own. */

const SYNONYMS: Readonly<Record<string, string>> = {
  firstname: 'givenName',
  lastname: 'familyName',
  surname: 'familyName',
  workemail: 'email',
  emailaddress: 'email',
  employeeid: 'employeeNumber',
  employeeno: 'employeeNumber',
  hiredate: 'hiredOn',
  startdate: 'hiredOn',
};

/** The column that a header means: `First name`, `first_name` and `givenName` are one. */
export function columnMeant(header: string, columns: ReadonlySet<string>): string {
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '');
  const typed = plain(header);
  const known = [...columns].find((column) => plain(column) === typed);
  return known ?? SYNONYMS[typed] ?? header.trim();
}

/** A day as spreadsheets in the United States write it, `11/23/2026`, as the import takes it. */
export function dayMeant(text: string): string {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  if (month === undefined || day === undefined || year === undefined) return text;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
