import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A real mail server on a port of its own, which keeps what it is given. `close()` it. */
export class Mailbox {
  readonly letters: string[] = [];
  private readonly waiting: ((letter: string) => void)[] = [];

  private constructor(private readonly server: SMTPServer) {}

  static async open(): Promise<Mailbox> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          box.take(Buffer.concat(parts).toString('utf8'));
          done();
        });
      },
    });
    const box = new Mailbox(server);
    await new Promise<void>((listening) => {
      server.listen(0, '127.0.0.1', listening);
    });
    return box;
  }

  get url(): string {
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}`;
  }

  /** The next letter that comes, with its lines as they were written. */
  next(): Promise<string> {
    return new Promise((come) => this.waiting.push(come));
  }

  close(): Promise<void> {
    return new Promise((closed) => {
      this.server.close(closed);
    });
  }

  private take(raw: string): void {
    // Long lines are wrapped and marked on their way ("quoted-printable").
    const letter = raw.replace(/=\r\n/g, '').replaceAll('=3D', '=');
    this.letters.push(letter);
    this.waiting.shift()?.(letter);
  }
}
