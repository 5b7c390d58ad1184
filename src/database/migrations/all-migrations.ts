import type { Migration } from '../migrate.js';
import { audit } from './0001-audit.js';
import { idempotencyKeys } from './0002-idempotency-keys.js';
import { ledger } from './0003-ledger.js';
import { people } from './0004-people.js';
import { access } from './0005-access.js';
import { catalog } from './0006-catalog.js';
import { learning } from './0010-learning.js';
import { jobs } from './0011-jobs.js';
import { coursework } from './0012-coursework.js';
import { attemptAnswers } from './0013-attempt-answers.js';
import { pressingIntervals } from './0020-pressing-intervals.js';
import { passwordLinks } from './0021-password-links.js';
import { policies } from './0022-policies.js';
import { tokenNames } from './0023-token-names.js';
import { filesDigest } from './0024-files-digest.js';
import { readingLanguage } from './0025-reading-language.js';
import { tokenLastUse } from './0026-token-last-use.js';
import { siteRules } from './0027-site-rules.js';
import { waitingRows } from './0028-waiting-rows.js';

/** Every migration, oldest first. */
export const migrations: readonly Migration[] = [
  audit,
  idempotencyKeys,
  ledger,
  people,
  access,
  catalog,
  learning,
  jobs,
  coursework,
  attemptAnswers,
  pressingIntervals,
  passwordLinks,
  policies,
  tokenNames,
  filesDigest,
  readingLanguage,
  tokenLastUse,
  siteRules,
  waitingRows,
];
