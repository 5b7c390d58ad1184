/** @type {import('jest').Config} */
export default {
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  // Jest's own runner loads every library anew for each spec file, which was half of the time.
  // Here the files of a worker share what they import, as the features of a server do.
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  setupFiles: ['reflect-metadata', '<rootDir>/test/support/typescript-loader.mjs'],
  // That runner has no limits of time: these end a file that would never end by itself.
  setupFilesAfterEnv: ['<rootDir>/test/support/running-specs.mjs'],
  reporters: ['default', '<rootDir>/test/support/watchdog.mjs'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  // A course-wide run shares the machine with one PostgreSQL.
  maxWorkers: 2,
};
