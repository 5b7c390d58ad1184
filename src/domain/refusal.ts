/**
 * A rule's answer to "may this be done?".
 *
 * A decision holds every reason at once, so that nobody is sent back twice. Each
 * reason has a stable code for programs and a sentence that says what to do next.
 */
export interface Reason {
  readonly code: string;
  /** What the reason is about: a module (`VIT/02`), a requirement key, a person's id. */
  readonly subject?: string;
  readonly text: string;
  /** What would lift it, one by one; shown in its place among the reasons of a refusal. */
  readonly needs?: readonly Reason[];
}

export type Decision =
  { readonly allowed: true } | { readonly allowed: false; readonly reasons: readonly Reason[] };

/** Allowed unless one of the reasons holds (`false` where it does not). */
export function decide(...reasons: readonly (Reason | false | undefined)[]): Decision {
  const held = reasons.filter((reason): reason is Reason => Boolean(reason));
  return held.length === 0 ? { allowed: true } : { allowed: false, reasons: held };
}

/**
 * A rule said no. `code` is that of the first reason that was given; of a reason that
 * names what it needs, those needs are shown. The edge answers 422, or 409 where the
 * state has moved on since the caller last looked.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly reasons: readonly Reason[];

  constructor(
    reasons: readonly [Reason, ...Reason[]],
    readonly conflict = false,
  ) {
    super(reasons.map((reason) => reason.text).join(' '));
    this.name = 'Refusal';
    this.code = reasons[0].code;
    this.reasons = reasons.flatMap((reason) => reason.needs ?? [reason]);
  }
}

/** There is no such thing, or the caller may not know that it exists. The edge answers 404. */
export class NotFound extends Error {
  constructor(
    message: string,
    readonly code = 'not-found',
  ) {
    super(message);
    this.name = 'NotFound';
  }
}

/** The caller is known and may not do this. The edge answers 403. */
export class Forbidden extends Error {
  constructor(
    message: string,
    readonly code = 'forbidden',
  ) {
    super(message);
    this.name = 'Forbidden';
  }
}

/** Fields that are well-formed but make no sense together. The edge answers 400. */
export class InvalidInput extends Error {
  constructor(readonly errors: readonly { field: string; message: string }[]) {
    super(errors.map((error) => `${error.field}: ${error.message}`).join('; '));
    this.name = 'InvalidInput';
  }
}

/** Throws a Refusal where the decision is no. */
export function refuseUnless(decision: Decision, options: { conflict?: boolean } = {}): void {
  if (decision.allowed) return;
  const [first, ...others] = decision.reasons;
  if (first) throw new Refusal([first, ...others], options.conflict);
}
