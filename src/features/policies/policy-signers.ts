import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { IsoDay } from '../../domain/day.js';
import { isMet, isOutOfDate } from '../../domain/status.js';
import { type AskedPerson, PoliciesRepository } from './policies.repository.js';

/** How far a policy has got among those whom it asks. */
export interface PolicySigned {
  readonly asked: number;
  readonly signed: number;
  /** Who has not signed yet, whoever is late first. */
  readonly open: readonly AskedPerson[];
}

/** Answers who has signed a house policy, and who has not. */
@Injectable()
export class PolicySigners {
  constructor(
    private readonly database: Database,
    private readonly policies: PoliciesRepository,
    private readonly clock: Clock,
  ) {}

  /** Of these policies, by code, on a day. */
  async of(codes: readonly string[], on: IsoDay): Promise<ReadonlyMap<string, PolicySigned>> {
    const now = instantText(this.clock.now());
    const asked = await this.policies.asked(this.database.reader, codes, on, now);
    return new Map([...asked].map(([code, people]) => [code, signedOf(people)]));
  }
}

function signedOf(people: readonly AskedPerson[]): PolicySigned {
  const asked = people.filter(({ status }) => status !== 'not-applicable');
  const open = asked.filter(({ status }) => !isMet(status));
  const late = open.filter(({ status }) => isOutOfDate(status));
  const inTime = open.filter(({ status }) => !isOutOfDate(status));
  return {
    asked: asked.length,
    signed: asked.length - open.length,
    open: [...late, ...inTime],
  };
}
