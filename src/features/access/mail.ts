import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Settings } from '../../config/settings.js';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mail by the server that the settings name; without one there is no mail. */
@Injectable()
export class Mail implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Mail');
  private readonly transport: Transporter | null;
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly settings: Settings) {
    const { mailUrl } = settings;
    this.transport = mailUrl === undefined ? null : createTransport(mailUrl);
  }

  get isOn(): boolean {
    return this.transport !== null;
  }

  /**
   * Sends in the background: whoever asked is answered at once, so that the time an answer
   * takes says nothing about who is known here. A failure is logged, without the letter.
   */
  send(letter: Letter): void {
    const sending = this.deliver(letter).finally(() => this.underWay.delete(sending));
    this.underWay.add(sending);
  }

  /** What is under way is handed over before the server stops. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
    this.transport?.close();
  }

  private async deliver(letter: Letter): Promise<void> {
    try {
      await this.transport?.sendMail({ from: this.settings.mailFrom, ...letter });
    } catch (error) {
      this.logger.error(`A letter could not be sent: ${String(error)}`);
    }
  }
}
