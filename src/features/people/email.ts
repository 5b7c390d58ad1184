/** An email as it is kept and looked up: else `Ana@…` and `ana@…` would be two people. */
export function emailOf(email: string | null | undefined): string | null {
  return email ? email.trim().toLowerCase() : null;
}
