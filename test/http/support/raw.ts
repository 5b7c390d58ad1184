import { connect } from 'node:net';

/**
 * Sends bytes that no HTTP client would, and answers with what came back until the server
 * closed the connection.
 */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (answer += chunk));
    socket.on('close', () => resolve(answer));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // What was answered before the server hung up still counts.
      if (answer === '') reject(error);
    });
  });
}

/** The body of such an answer, as JSON. */
export function bodyOfRaw(answer: string): Record<string, unknown> {
  return JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))) as Record<string, unknown>;
}
