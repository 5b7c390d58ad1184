import type { BrowserContext } from 'playwright-core';
import { signIn, TestBrowser, type Watched } from '../support/browser.js';
import { MovableClock } from '../support/movable-clock.js';
import { startServer, type TestServer } from '../support/server.js';
import { ADMIN, WITH_ADMIN } from '../features/access/office.js';
import { Clinic, CURRICULUM, type Member } from '../features/enrollments/clinic.js';

/** What nobody should type, and somebody will: shown as text wherever it stands. */
export const ODD_TEXT = `<script>alert(1)</script> "O’Neil" 'x' שלום`;

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** An office with an instructor at NORTH who has two trainees, and a browser to look at it. */
export class Teaching {
  maribel!: Member;
  kofi!: Member;
  /** Who signs in for every window is told to wait. */
  private readonly signedIn = new Map<string, Cookies>();

  private constructor(
    readonly server: TestServer,
    readonly clinic: Clinic,
    readonly browser: TestBrowser,
  ) {}

  static async open(): Promise<Teaching> {
    const server = await startServer({
      clock: new MovableClock('2026-11-23T17:00:00Z'),
      settings: { ...WITH_ADMIN, coursesDir: CURRICULUM },
    });
    const clinic = new Clinic(server);
    await clinic.open();
    const teaching = new Teaching(server, clinic, await TestBrowser.start());
    const roles = ['learner', { role: 'instructor', site: 'NORTH' }];
    await clinic.member({
      ...{ givenName: 'Desmond', familyName: 'Hollyhock', email: 'desmond@clinic.example' },
      ...{ roles, position: 'lead' },
    });
    teaching.maribel = await clinic.climber({
      ...{ givenName: 'Maribel', familyName: 'Thornapple', email: 'maribel@clinic.example' },
      position: 'back-office',
    });
    teaching.kofi = await clinic.climber({
      ...{ givenName: 'Kofi', familyName: 'Silverbirch', email: 'kofi@clinic.example' },
      position: 'back-office',
    });
    return teaching;
  }

  /** A window in which somebody has signed in; the instructor unless told. */
  async at(
    path: string,
    who = 'desmond@clinic.example',
    how: Parameters<TestBrowser['open']>[1] = {},
  ): Promise<Watched> {
    const watched = await this.browser.open(this.server.url, how);
    const context = watched.page.context();
    const known = this.signedIn.get(who);
    if (known) await context.addCookies(known);
    else {
      await signIn(watched.page, who, ADMIN.password);
      this.signedIn.set(who, await context.cookies());
    }
    await watched.page.goto(path);
    return watched;
  }

  async close(): Promise<void> {
    await this.browser?.close();
    await this.server?.close();
  }
}
