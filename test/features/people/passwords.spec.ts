import { SystemClock } from '../../../src/config/clock.js';
import { settingsWith } from '../../../src/config/settings.js';
import { PasswordsService } from '../../../src/features/people/passwords.service.js';

describe('a password', () => {
  const passwords = new PasswordsService(settingsWith({}), new SystemClock());

  test("is hashed with argon2id, at OWASP's least: 19 MiB, two passes, one lane", async () => {
    const hash = await passwords.hash('correct horse battery');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.matches(hash, 'correct horse battery')).toBe(true);
    expect(await passwords.matches(hash, 'correct horse batterie')).toBe(false);
  });

  test('of nobody is compared at the same cost, and is never right', async () => {
    expect(await passwords.matches(null, 'nobody has this password')).toBe(false);
  });
});
