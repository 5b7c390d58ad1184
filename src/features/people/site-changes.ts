import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import type { IsoDay } from '../../domain/day.js';
import type { SiteRules } from '../../domain/fact.js';

/** A site says something else about observed skills, from a day on. */
export interface SiteChanged {
  readonly site: string;
  readonly rules: SiteRules;
  /** The day that it is at the site. */
  readonly on: IsoDay;
  /** Who changed it. */
  readonly by: string;
}

/** Runs in the transaction of the change; what it answers runs once that is committed. */
export type SiteChangedHandler = (
  tx: Transaction,
  event: SiteChanged,
) => Promise<() => Promise<unknown>>;

/** Where later features ask to be told, so that people needn't know of them. */
@Injectable()
export class SiteChanges {
  private readonly handlers: SiteChangedHandler[] = [];

  handle(handler: SiteChangedHandler): void {
    this.handlers.push(handler);
  }

  async tell(tx: Transaction, event: SiteChanged): Promise<() => Promise<void>> {
    const afterwards: (() => Promise<unknown>)[] = [];
    for (const handler of this.handlers) afterwards.push(await handler(tx, event));
    return async () => {
      for (const next of afterwards) await next();
    };
  }
}
