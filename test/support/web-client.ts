import { Client, type Answer } from './client.js';

/** A browser without a screen: keeps cookies, asks for pages, sends the forms that it finds. */
export class WebClient {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly client: Client) {}

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer<string>> {
    return this.remember(
      this.client.get<string>(path, { headers: { ...this.sent(), ...headers } }),
    );
  }

  /** Sends a form with the fields given, as a page of this server. */
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<string>> {
    const body = new URLSearchParams(fields);
    return this.remember(
      this.client.post<string>(path, body, {
        headers: { ...this.sent(), 'sec-fetch-site': 'same-origin', ...headers },
      }),
    );
  }

  signIn(who: string, secret: string): Promise<Answer<string>> {
    return this.post('/sign-in', { who, secret });
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  forgetCookie(name: string): void {
    this.cookies.delete(name);
  }

  private sent(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return { accept: 'text/html', ...(cookie === '' ? {} : { cookie }) };
  }

  private async remember(answering: Promise<Answer<string>>): Promise<Answer<string>> {
    const answer = await answering;
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}

/** The hidden fields of the form of a page that leads to an address. */
export function hiddenFields(html: string, action: string): Record<string, string> {
  const start = Math.max(html.indexOf(`action="${action}"`), html.indexOf(`action="${action}?`));
  if (start < 0) throw new Error(`The page has no form that leads to ${action}.`);
  const form = html.slice(start, html.indexOf('</form>', start));
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, unescaped(value)],
    ),
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
