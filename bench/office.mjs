import { v7 as uuid } from 'uuid';
import { Database } from '../dist/database/database.js';
import { addDays, dayAt, isoDay } from '../dist/domain/day.js';
import { CatalogService } from '../dist/features/catalog/catalog.service.js';
import { LedgerService } from '../dist/features/ledger/ledger.service.js';
import { HirePerson } from '../dist/features/people/hire-person.js';

export const TODAY = dayAt(new Date(), 'America/Chicago');

/**
 * People with a two-year record each: hired, on the career path, EHR and privacy courses
 * done, hours approved, observations seen. Made through the ledger, many facts at a time.
 * Answers their ids.
 */
export async function fillOffice(app, admin, people, factsEach = 20, tell = () => {}) {
  const database = app.get(Database);
  const ledger = app.get(LedgerService, { strict: false });
  const hiring = app.get(HirePerson, { strict: false });
  const { version } = app.get(CatalogService, { strict: false }).definitions.path('CAREER');
  const ids = [];
  const hiredOn = isoDay(addDays(TODAY, -730));
  for (let i = 0; i < people; i += 50) {
    const batch = Array.from({ length: Math.min(50, people - i) }, (_, k) => i + k);
    const made = await Promise.all(
      batch.map((n) =>
        database.transaction(async (tx) => {
          const id = await hiring.hire(
            tx,
            {
              givenName: `Given${n}`,
              familyName: `Family${n}`,
              employeeNumber: `E${n}-${uuid().slice(-6)}`,
              site: 'MAIN',
              position: n % 2 ? 'front-office' : 'back-office',
              hiredOn,
            },
            admin,
          );
          await ledger.append(tx, id, factsOf(version, factsEach, n), {
            recordedBy: admin,
            today: TODAY,
          });
          return id;
        }),
      ),
    );
    ids.push(...made);
    if (ids.length % 1000 === 0) tell(`${ids.length} people`);
  }
  return ids;
}

function factsOf(version, count, n) {
  const facts = [
    { kind: 'enrolled', subject: 'CAREER', occurredOn: addDays(TODAY, -700), payload: { version } },
    ...['01', '02', '03', '04', '05', '06', 'quiz', 'attestation'].map((module, i) => ({
      kind: 'module-completed',
      subject: 'HIP',
      occurredOn: addDays(TODAY, -300 + i),
      payload: { module, version: 1 },
    })),
    ...TERMINOLOGY.slice(0, n % TERMINOLOGY.length).map((module, i) => ({
      kind: 'module-completed',
      subject: 'TRM',
      occurredOn: addDays(TODAY, -30 + i),
      payload: { module, version: 1 },
    })),
  ];
  for (let i = facts.length; i < count; i++) {
    facts.push(
      i % 2
        ? {
            kind: 'hours-logged',
            subject: 'supervised-front-office',
            occurredOn: addDays(TODAY, -1 - ((i * 3) % 690)),
            payload: { minutes: 240 },
          }
        : {
            kind: 'skill-observed',
            subject: 'F1',
            occurredOn: addDays(TODAY, -1 - ((i * 5) % 600)),
            payload: { outcome: 'needs-practice', observer: 'bench' },
          },
    );
  }
  return facts;
}

const TERMINOLOGY = ['01', '02', '03', '04', '05', '06', 'quiz'];

/**
 * The n-th completion of a bench: of a learner in random order, and of the module that is
 * next there. Learners stand anywhere in the course, so of seven completions one begins it,
 * one completes it (which unlocks others), and five go on with it.
 */
export function nextCompletion(ids, n) {
  const learner = (n * 7919) % ids.length;
  const place = (learner + Math.floor(n / ids.length)) % TERMINOLOGY.length;
  return { id: ids[learner], module: TERMINOLOGY[place] };
}

/** How many completions there can be until somebody completes a module twice on a day. */
export function completionsOf(ids) {
  return ids.length * TERMINOLOGY.length;
}

/** The fact of completing a module today. */
export function completion(module) {
  return {
    kind: 'module-completed',
    subject: 'TRM',
    occurredOn: TODAY,
    payload: { module, version: 1, jobTitle: 'front-office', site: 'MAIN' },
  };
}
