import { isAssignment } from '../../domain/assignment.js';
import { credentialOn } from '../../domain/credential-standing.js';
import type { Readiness } from '../../domain/credits.js';
import { isoDay, isoDayOrNull, type Day, type IsoDay } from '../../domain/day.js';
import { isMet, type Status } from '../../domain/status.js';
import { standingOn } from '../../domain/standing.js';
import { at } from '../../domain/steps.js';
import type { CatalogService } from '../catalog/catalog.service.js';
import type { LearnerView } from '../enrollments/learner-view.js';

export interface PersonCredential {
  readonly code: string;
  readonly title: string;
  readonly issuer: string;
  readonly number: string | null;
  /** The seq of the card on record. Null where it isn't held. */
  readonly card: number | null;
  /** The fact which says that the card was checked with its issuer, and its day. */
  readonly verification: { readonly seq: number; readonly on: IsoDay } | null;
  /** Where and by what a card is checked. */
  readonly verify: string | null;
  /** Null where it was never held. */
  readonly issuedOn: IsoDay | null;
  /** The last good day; null where it is good for ever, or isn't held. */
  readonly validTo: IsoDay | null;
  readonly status: Status;
  /** What the issuer asks for to renew it. */
  readonly renewal: string | null;
  readonly readiness: Readiness | null;
}

/** The credentials that somebody held on a day, and those that their paths ask for then. */
export function credentialsOn(
  view: LearnerView,
  on: Day,
  catalog: CatalogService,
): readonly PersonCredential[] {
  const held = heldOn(view, on, catalog);
  const codes = new Set(held.map(({ code }) => code));
  return [...held, ...askedFor(view, on).filter(({ code }) => !codes.has(code))];
}

function heldOn(view: LearnerView, on: Day, catalog: CatalogService): readonly PersonCredential[] {
  const definitions = [...view.record.keys()]
    .filter((key) => key.startsWith('credential/'))
    .map((key) => catalog.find('credential', key.slice('credential/'.length))?.definition)
    .filter((definition) => definition !== undefined);
  return definitions
    .flatMap((definition) => {
      const ofIssuer = definitions.filter(({ issuer }) => issuer === definition.issuer).length;
      const standing = credentialOn(definition, view.record, catalog.definitions, on, ofIssuer);
      if (!standing) return [];
      const { card, verification } = standing;
      return [
        {
          ...{ card, verify: definition.verify ?? null },
          verification: verification && { seq: verification.seq, on: isoDay(verification.on) },
          ...{ code: definition.code, title: definition.title, issuer: definition.issuer },
          ...{ number: standing.number, issuedOn: isoDay(standing.issuedOn) },
          ...{ validTo: isoDayOrNull(standing.good), status: standing.status },
          ...{ renewal: definition.renewal ?? null, readiness: standing.readiness },
        },
      ];
    })
    .sort((a, b) => (a.validTo ?? '9').localeCompare(b.validTo ?? '9'));
}

/**
 * What the stage that somebody is in requires, or what has a date: by itself, not within a
 * choice, since nobody is told of a branch not taken.
 */
function askedFor(view: LearnerView, on: Day): readonly PersonCredential[] {
  // Coursework has no stages, and asks for no credential.
  const paths = view.evaluations.filter(({ path }) => !isAssignment(path));
  return paths.flatMap((evaluation) => {
    const tree = evaluation.pieces.find((piece) => piece.from <= on && on < piece.to)?.situation
      .tree;
    const stage = standingOn(evaluation, on)?.stage.code ?? null;
    return [...(tree?.nodes.values() ?? [])].flatMap(({ asks, isObligation, key, ...node }) => {
      if (asks.kind !== 'credential' || !isObligation || asks.required === false) return [];
      const moment = at(evaluation.nodes.get(key)!.timeline, on);
      if (!moment || isMet(moment.status) || moment.status === 'locked') return [];
      if (node.stage !== stage && moment.dueOn === null) return [];
      const { code, title, issuer, renewal } = asks.credential;
      return [
        {
          ...{ code, title, issuer, number: null, issuedOn: null, validTo: null },
          ...{ card: null, verification: null, verify: null },
          ...{ status: moment.status, renewal: renewal ?? null, readiness: null },
        },
      ];
    });
  });
}
