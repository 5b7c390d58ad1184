import { Clinic, type ClinicOptions } from '../journeys/clinic.js';
import type { Member } from '../journeys/desk.js';
import { signIn, TestBrowser, type Watched } from '../support/browser.js';
import { barriers, overflow, smallControls } from '../support/page-checks.js';

/** A text that breaks a page which takes it for anything but text. */
export const NASTY = `<script>alert(1)</script> "quoted" 'too' \u202Eתודה`;

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const WAYS = [
  { viewport: DESK, colorScheme: 'light' },
  { viewport: DESK, colorScheme: 'dark' },
  { viewport: PHONE, colorScheme: 'dark' },
  { viewport: PHONE, colorScheme: 'light' },
] as const;

/** A clinic with a window onto it: for specs of pages. `close()` it. */
export class PageOffice {
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
    await signIn(watched.page, member.login, member.secret);
    return watched;
  }

  /** What is wrong with some addresses, light and dark, on a desk and on a phone; nothing is right. */
  async wrongWith(member: Member, addresses: readonly string[]): Promise<readonly string[]> {
    const wrong: string[] = [];
    const { page, complaints } = await this.at(member);
    for (const address of addresses) {
      await page.goto(address);
      for (const { viewport, colorScheme } of WAYS) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        wrong.push(...(await barriers(page)));
        const beyond = await overflow(page);
        if (beyond > 0) wrong.push(`${address} is ${beyond} px too wide at ${viewport.width}`);
        wrong.push(...(await smallControls(page)).map((control) => `${address} ${control}`));
      }
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
