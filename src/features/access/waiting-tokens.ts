import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import type { Reader } from '../../database/transaction.js';
import { told } from '../../domain/told.js';
import { type Waiting, WaitingWork, type WorkThatWaits } from '../people/waiting-work.js';
import { TokensRepository } from './tokens.repository.js';

/** A program that comes in by somebody's token stops with their last day: it needs another one. */
@Injectable()
export class WaitingTokens implements WorkThatWaits {
  constructor(
    private readonly tokens: TokensRepository,
    private readonly clock: Clock,
    waitingWork: WaitingWork,
  ) {
    waitingWork.add(this);
  }

  async waitingOn(reader: Reader, personId: string): Promise<readonly Waiting[]> {
    const now = instantText(this.clock.now());
    const names = await this.tokens.programsOf(reader, personId, now);
    return names.map((name) => ({
      kind: 'others',
      title: told`The program "${name}" comes in with their token: make it another one`,
      url: '/admin/tokens',
    }));
  }
}
