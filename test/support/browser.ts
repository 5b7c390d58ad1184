import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

/** What a page complained of: errors of scripts, of the console, of the security policy. */
export interface Watched {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** A real Chromium, which comes from npm. `close()` it. */
export class TestBrowser {
  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<TestBrowser> {
    const browser = await chromium.launch({
      // Unpacked before the first test, see `unpack-browser.mjs`.
      executablePath: process.env['TEST_BROWSER']!,
      // As root, and in a container, Chromium has no sandbox of its own. It calls nobody.
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
        ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ],
    });
    return new TestBrowser(browser);
  }

  /** A new, signed-out window. What goes wrong in it is kept, to be looked at. */
  async open(
    baseURL: string,
    how: { phone?: boolean; dark?: boolean; script?: boolean } = {},
  ): Promise<Watched> {
    const options: BrowserContextOptions = {
      baseURL,
      viewport: how.phone ? PHONE : DESK,
      colorScheme: how.dark ? 'dark' : 'light',
      javaScriptEnabled: how.script ?? true,
      locale: 'en-US',
      reducedMotion: 'reduce',
    };
    const context = await this.browser.newContext(options);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const complaints: string[] = [];
    page.on('dialog', (dialog) => {
      complaints.push(`A dialog opened: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      // Chromium itself says so of every page that is answered 4xx.
      const isStatus = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isStatus) complaints.push(message.text());
    });
    return { page, complaints };
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** Signs in through the page. */
export async function signIn(page: Page, who: string, secret: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Work email or employee number').fill(who);
  await page.getByLabel('Password, or the code on your slip').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
