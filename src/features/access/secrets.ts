import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** So that a token that has leaked is known for what it is, by people and by scanners. */
export const TOKEN_PREFIX = 'pre_';

/** 32 random bytes: too many to guess, so a quick hash is enough to keep them by. */
export function newToken(): string {
  return TOKEN_PREFIX + randomBytes(32).toString('base64url');
}

/** A key for a link. */
export function newKey(): string {
  return randomBytes(24).toString('base64url');
}

/** SHA-256, for secrets that are long and random; passwords and slips need argon2. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether two hashes are the same, in a time that tells nothing. */
export function isSameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

// Without what looks alike on paper: 0 O, 1 I L, and U for V.
const READABLE = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const SLIP_LENGTH = 8;

/** A code to be read off paper, like `K7QW-3MZP`. */
export function newSlipCode(): string {
  const letters = Array.from({ length: SLIP_LENGTH }, () => READABLE[randomInt(READABLE.length)]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

/** The code as it was hashed, however it was typed. */
export function plainSlipCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

const SLIP = new RegExp(`^\\s*[${READABLE}]{4}[\\s-]?[${READABLE}]{4}\\s*$`, 'i');

/** Whether something typed may be a slip's code: `K7QW-3MZP`, in any case, also without its dash. */
export function looksLikeSlip(typed: string): boolean {
  return SLIP.test(typed);
}
