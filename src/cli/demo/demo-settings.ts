import { resolve } from 'node:path';
import { readSettings, type Settings } from '../../config/settings.js';
import { DEMO_PASSWORD } from './hires.js';

/** Whom one can be in the demo clinic. */
export const SIGN_INS = ['learner', 'climber', 'instructor', 'manager', 'admin'].map(
  (who) => `${who}@demo.example`,
);

/** Nothing that reaches the office beside it: neither its database, nor its mail, nor its address. */
export function demoSettings(environment: Readonly<NodeJS.ProcessEnv>): Settings {
  const { PORT, HOST, COURSES_DIR, DATA_DIR, LOG_LEVEL } = environment;
  const settings = readSettings({
    PORT,
    HOST,
    COURSES_DIR,
    DATA_DIR: resolve(DATA_DIR || 'data/demo'),
    LOG_LEVEL: LOG_LEVEL || 'warn',
  });
  return Object.assign(settings, { demo: { who: SIGN_INS, password: DEMO_PASSWORD } });
}
