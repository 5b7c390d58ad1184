import { Agent, request } from 'node:http';

/** A browser's requests to the server on a port, over one connection; signed in after `signIn`. */
export class Browsing {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #cookie;

  constructor(port) {
    this.port = port;
  }

  async signIn(fields) {
    const body = new URLSearchParams(fields).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    };
    const answer = await this.#send('POST', '/sign-in', headers, body);
    if (answer.status !== 303) throw new Error(`Sign-in of ${fields.who}: ${answer.status}`);
    this.#cookie = answer.headers['set-cookie'].map((each) => each.split(';')[0]).join('; ');
  }

  /** A page as it is sent to a browser: its status, and its `bytes` as they were compressed. */
  get(path) {
    return this.#send('GET', path, { accept: 'text/html', 'accept-encoding': 'br, gzip' });
  }

  /** How long a page takes, in milliseconds. */
  async timeOf(path) {
    const began = performance.now();
    await this.get(path);
    return performance.now() - began;
  }

  /** A page of each kind that links lead to from the first, by kind. */
  async pages() {
    const found = new Map([['/', '/']]);
    for (const path of found.values()) {
      for (const link of await this.#linksOf(path)) {
        const kind = kindOf(link);
        if (!found.has(kind)) found.set(kind, link);
      }
    }
    // It only leads on to the home page.
    found.delete('/');
    return found;
  }

  /** The bytes of every file that a page loads besides itself. */
  async assetsOf(path) {
    const { text } = await this.#send('GET', path, { accept: 'text/html' });
    const urls = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, url]) => url);
    let bytes = 0;
    for (const url of new Set(urls)) bytes += (await this.get(url)).bytes;
    return bytes;
  }

  close() {
    this.#agent.destroy();
  }

  async #linksOf(path) {
    const { status, text, headers } = await this.#send('GET', path, { accept: 'text/html' });
    if (status === 303 || status === 302) return [headers.location];
    if (status !== 200) throw new Error(`${path} answers ${status}.`);
    return [...text.matchAll(/<a\b[^>]*?\shref="(\/[^"#]*)[^>]*>/g)]
      .filter(([tag]) => !/\sdownload\b/.test(tag))
      .map(([, href]) => href.replaceAll('&amp;', '&'))
      .filter((href) => !/^\/(api|assets|files|sign-out)\b/.test(href));
  }

  #send(method, path, headers, body) {
    const all = this.#cookie ? { ...headers, cookie: this.#cookie } : headers;
    const to = { agent: this.#agent, port: this.port, host: '127.0.0.1', method, path };
    return new Promise((resolve, reject) => {
      const sent = request({ ...to, headers: all }, (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => {
          const whole = Buffer.concat(chunks);
          const { statusCode: status, headers: got } = answer;
          resolve({ status, headers: got, bytes: whole.length, text: whole.toString() });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

/** Pages about different people or things are of one kind; what is looked for, or at, is none. */
function kindOf(link) {
  const { pathname, searchParams } = new URL(link, 'http://here');
  const parts = pathname.split('/').map((part) => (/[A-Z0-9]/.test(part) ? ':id' : part));
  const asked = searchParams.get('standing') ? '?standing' : '';
  return parts.join('/') + asked;
}
