import { inspect } from 'node:util';
import { readSettings, SettingsError } from '../../src/config/settings.js';

describe('settings', () => {
  test('none is required', () => {
    const settings = readSettings({});

    expect(settings).toMatchObject({ port: 3000, host: '127.0.0.1', logLevel: 'info' });
    expect(settings.publicUrl).toBe('http://127.0.0.1:3000');
    expect(settings.databaseUrl).toBeUndefined();
  });

  test('the public address follows where it listens', () => {
    expect(readSettings({ PORT: '8080', HOST: '::1' }).publicUrl).toBe('http://[::1]:8080');
    expect(readSettings({ PUBLIC_URL: 'https://clinic.example/' }).publicUrl).toBe(
      'https://clinic.example',
    );
  });

  test('a variable that is empty counts as not set', () => {
    expect(readSettings({ DATABASE_URL: '', PORT: ' ' }).port).toBe(3000);
  });

  test('everything that is wrong is said at once, by the names people set', () => {
    expect(
      problemsOf({
        PORT: 'http',
        LOG_LEVEL: 'loud',
        DATABASE_URL: 'mysql://x',
        ADMIN_EMAIL: 'ana',
      }),
    ).toEqual([
      expect.stringMatching(/^PORT must be/),
      expect.stringMatching(/^DATABASE_URL must be a URL like postgres:/),
      'ADMIN_EMAIL must be an email address',
      expect.stringMatching(/^LOG_LEVEL must be one of fatal, error/),
      'ADMIN_PASSWORD must be given with ADMIN_EMAIL',
    ]);
  });

  test('a port that does not exist is refused', () => {
    expect(problemsOf({ PORT: '70000' })).toEqual(['PORT must be a port, 0 to 65535']);
  });

  test('no secret is printed, not even a wrong one', () => {
    const settings = readSettings({
      DATABASE_URL: 'postgres://app:s3cret-word@db/app',
      ADMIN_EMAIL: 'ana@clinic.example',
      ADMIN_PASSWORD: 's3cret-word-2026',
    });

    expect(inspect(settings) + JSON.stringify(settings)).not.toContain('s3cret');
    expect(problemsOf({ ADMIN_PASSWORD: 's3cret' }).join()).not.toContain('s3cret');
  });
});

function problemsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}
