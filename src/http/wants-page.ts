import type { IncomingMessage } from 'node:http';

/** Whether to answer with a page. Programs ask for any type or JSON; only browsers name `text/html`. The API has no pages. */
export function wantsPage({
  url = '',
  headers,
}: Pick<IncomingMessage, 'url' | 'headers'>): boolean {
  return !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');
}
