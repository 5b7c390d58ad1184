import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import { emailOf } from '../people/email.js';
import { PeopleRepository } from '../people/people.repository.js';
import { Mail } from './mail.js';
import { PasswordLinks } from './password-links.service.js';

/** Mails a link for a new password to who asks for one, if they work here. */
@Injectable()
export class ForgottenPassword {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleRepository,
    private readonly links: PasswordLinks,
    private readonly mail: Mail,
    private readonly clock: Clock,
  ) {}

  /** Whether there is a way to send mail at all. */
  get isOn(): boolean {
    return this.mail.isOn;
  }

  /** Says nothing about whether somebody has that email. */
  async ask(email: string): Promise<void> {
    const { reader } = this.database;
    const person = await this.people.byEmail(reader, emailOf(email) ?? '');
    const now = instantText(this.clock.now());
    const placed = person && (await this.people.placed(reader, person.id, now));
    if (!person?.email || !placed || placed.toAt <= now) return;
    const { url } = await this.links.byMail(person.id);
    this.mail.send({
      to: person.email,
      subject: 'A new password for Preceptor',
      text: letter(url),
    });
  }
}

function letter(url: string): string {
  return [
    'Somebody, probably you, has forgotten the password for Preceptor.',
    '',
    'This link sets a new one. It works once, within an hour:',
    url,
    '',
    'It was not you? Then do nothing: your password stays as it is.',
  ].join('\n');
}
