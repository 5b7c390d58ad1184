import type { BrowserContext } from 'playwright-core';
import { Clinic, type ClinicOptions } from '../journeys/clinic.js';
import type { Member } from '../journeys/desk.js';
import { signIn, TestBrowser, type Watched } from '../support/browser.js';
import { faultsOf } from '../support/page-checks.js';

/** A text that breaks a page which takes it for anything but text. */
export const NASTY = `<script>alert(1)</script> "quoted" 'too' \u202Eתודה`;

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** A clinic with a window onto it: for specs of pages. `close()` it. */
export class PageOffice {
  /** Nobody signs in as often as a test opens windows. */
  private readonly signedIn = new Map<string, Cookies>();

  private constructor(
    readonly clinic: Clinic,
    private readonly browser: TestBrowser,
  ) {}

  static async open(options: Partial<ClinicOptions> = {}): Promise<PageOffice> {
    const clinic = await Clinic.open('sqlite', { today: '2026-11-23', ...options });
    return new PageOffice(clinic, await TestBrowser.start());
  }

  get url(): string {
    const { client } = this.clinic.server;
    return client.baseUrl;
  }

  /** A window in which somebody has signed in. */
  async at(member: Member, how: Parameters<TestBrowser['open']>[1] = {}): Promise<Watched> {
    const watched = await this.browser.open(this.url, how);
    const context = watched.page.context();
    const known = this.signedIn.get(member.id);
    if (known) await context.addCookies(known);
    else {
      await signIn(watched.page, member.login, member.secret);
      this.signedIn.set(member.id, await context.cookies());
    }
    return watched;
  }

  /** A window in which nobody has signed in. */
  visit(how: Parameters<TestBrowser['open']>[1] = {}): Promise<Watched> {
    return this.browser.open(this.url, how);
  }

  /** What is wrong with some addresses; nothing is right. */
  async wrongWith(member: Member, addresses: readonly string[]): Promise<readonly string[]> {
    const wrong: string[] = [];
    const { page, complaints } = await this.at(member);
    for (const address of addresses) {
      await page.goto(address);
      wrong.push(...(await faultsOf(page)));
    }
    await page.context().close();
    wrong.push(...complaints);
    return [...new Set(wrong)];
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.clinic.close();
  }
}
