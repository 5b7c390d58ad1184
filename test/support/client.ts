// A test says what it expects of a body; the compiler need not know its shape.
// oxlint-disable-next-line typescript/no-explicit-any
type Anything = any;

/** An answer over HTTP. `body` is parsed where it is JSON, else text. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Speaks HTTP to the server under test. An object is sent as JSON, text as it is. It
 * follows no redirect and keeps no cookie, so that a test sees each answer.
 */
export class Client {
  constructor(
    readonly baseUrl: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  /** The same client, sending these headers too. */
  with(headers: Readonly<Record<string, string>>): Client {
    return new Client(this.baseUrl, { ...this.headers, ...headers });
  }

  /** The same client, signed in with an API token. */
  withToken(token: string): Client {
    return this.with({ authorization: `Bearer ${token}` });
  }

  /** The same client for the paths under `prefix`, such as `/api/v1`. */
  under(prefix: string): Client {
    return new Client(this.baseUrl + prefix, this.headers);
  }

  /** The same client for the paths of the whole server, beside those under `prefix`. */
  outside(prefix: string): Client {
    return new Client(this.baseUrl.slice(0, -prefix.length), this.headers);
  }

  get<Body = Anything>(path: string, options?: RequestOptions): Promise<Answer<Body>> {
    return this.send('GET', path, undefined, options);
  }

  post<Body = Anything>(
    path: string,
    body?: unknown,
    options?: RequestOptions,
  ): Promise<Answer<Body>> {
    return this.send('POST', path, body, options);
  }

  put<Body = Anything>(
    path: string,
    body?: unknown,
    options?: RequestOptions,
  ): Promise<Answer<Body>> {
    return this.send('PUT', path, body, options);
  }

  patch<Body = Anything>(
    path: string,
    body?: unknown,
    options?: RequestOptions,
  ): Promise<Answer<Body>> {
    return this.send('PATCH', path, body, options);
  }

  delete<Body = Anything>(path: string, options?: RequestOptions): Promise<Answer<Body>> {
    return this.send('DELETE', path, undefined, options);
  }

  private async send<Body>(
    method: string,
    path: string,
    body: unknown,
    options: RequestOptions = {},
  ): Promise<Answer<Body>> {
    const isText = typeof body === 'string' || body instanceof URLSearchParams;
    const answer = await fetch(this.baseUrl + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(body !== undefined && !isText && { 'content-type': 'application/json' }),
        ...this.headers,
        ...options.headers,
      },
      ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = /[/+]json\b/.test(answer.headers.get('content-type') ?? '');
    return {
      status: answer.status,
      headers: answer.headers,
      body: (isJson && text ? JSON.parse(text) : text) as Body,
    };
  }
}
