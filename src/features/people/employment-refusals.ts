import { addDays, isoDay, type Day, type IsoDay } from '../../domain/day.js';
import { KNOWN_AHEAD_DAYS } from '../../domain/fact.js';
import { Refusal } from '../../domain/refusal.js';

/** Why something can't happen to somebody's employment. */

export function tooFarAhead(today: Day): Refusal {
  const last = isoDay(addDays(today, KNOWN_AHEAD_DAYS));
  return new Refusal([
    {
      code: 'too-far-ahead',
      text: `Record it later: the day may be ${last} at the latest, ${KNOWN_AHEAD_DAYS} days ahead.`,
    },
  ]);
}

export function notEmployedOn(on: Day): Refusal {
  return new Refusal([
    {
      code: 'not-employed',
      text: `They do not work here on ${isoDay(on)}. Choose another day, or rehire them first.`,
    },
  ]);
}

export function alreadySeparated(on: IsoDay): Refusal {
  return new Refusal(
    [
      {
        code: 'already-separated',
        text: `Their last day is ${on} already: there is nothing to do.`,
      },
    ],
    true,
  );
}

export function stillEmployedOn(on: Day): Refusal {
  return new Refusal(
    [
      {
        code: 'still-employed',
        text: `They work here on ${isoDay(on)}. Choose a day after their last, or change their post instead.`,
      },
    ],
    true,
  );
}

export function stillYesterday(there: Day, here: Day): Refusal {
  return new Refusal([
    {
      code: 'still-yesterday',
      text: `It is still ${isoDay(there)} at the other site, and ${isoDay(here)} for them already. Choose a later day, or do it when ${isoDay(here)} has begun there.`,
    },
  ]);
}

export function noHireLeft(): Refusal {
  return new Refusal([
    {
      code: 'hire-needed',
      text: 'A person needs a hire. Record the right one first, or a separation instead of withdrawing this one.',
    },
  ]);
}
