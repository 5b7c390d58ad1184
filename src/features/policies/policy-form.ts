import { given, listOf, type Typed } from '../../http/submitted.js';
import type { FormState } from '../../ui/form-state.js';
import type { PolicyDto } from './policy.dto.js';

/** What the form of a policy says, as publishing takes it. */
export function policyIn(typed: Typed): Record<string, unknown> {
  const { dueDays, everyMonths, signAgainWithin, ...rest } = given(typed);
  const { code: _, seen: __, ...fields } = rest;
  return {
    ...fields,
    sites: listOf(typed, 'sites'),
    states: listOf(typed, 'states'),
    positions: listOf(typed, 'positions'),
    exposures: listOf(typed, 'exposures'),
    ...(dueDays !== undefined && { dueDays: Number(dueDays) }),
    ...(everyMonths !== undefined && { everyMonths: Number(everyMonths) }),
    ...(signAgainWithin !== undefined && { signAgainWithin: Number(signAgainWithin) }),
  };
}

/** The form of the next version: what the newest says, to be changed. */
export function typedFromPolicy(policy: PolicyDto): FormState['typed'] {
  return {
    code: policy.code,
    seen: String(policy.version),
    title: policy.title,
    text: policy.text,
    pdf: policy.pdf ?? '',
    pdfName: policy.pdfName ?? '',
    statement: policy.statement,
    sites: policy.whom.sites ?? [],
    states: policy.whom.states ?? [],
    positions: policy.whom.positions ?? [],
    exposures: policy.whom.exposures ?? [],
    since: policy.since,
    lastDay: policy.lastDay ?? '',
    dueDays: String(policy.dueDays),
    everyMonths: policy.everyMonths === null ? '' : String(policy.everyMonths),
    signAgainWithin: String(policy.dueDays),
  };
}
