import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { MovableClock } from '../support/movable-clock.js';
import { startServer, type TestServer } from '../support/server.js';

/**
 * The README's tour, pasted into a shell line by line as a reader would, against a server
 * that has just been set up. Blocks that start the server (`npm …`) are the reader's other
 * terminal: the test starts its own, with the administrator whom they name.
 */
describe("the README's tour", () => {
  let server: TestServer;

  afterEach(() => server?.close());

  test('every command works as pasted', async () => {
    const tour = tourIn(readFileSync('README.md', 'utf8'));
    server = await startServer({
      clock: new MovableClock(new Date()),
      settings: tour.administrator,
    });

    const { exitCode, output, statuses } = await runInBash(tour.scriptFor(server.url));

    expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.any(String) });
    expect(statuses.length).toBeGreaterThan(5);
    // A tour may show how a rule refuses (422); anything else in the 400s is a command that rotted.
    expect(statuses.filter((status) => status >= 400 && status !== 422)).toEqual([]);
  });
});

interface Tour {
  administrator: { adminEmail: string; adminPassword: string };
  scriptFor(url: string): string;
}

function tourIn(readme: string): Tour {
  const section = sectionCalled('A tour', readme);
  const blocks = [...section.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, lines]) => lines!);
  const startsServer = /^[^#\n]*\bnpm (start|run|ci|install)\b/m;
  const script = blocks.filter((block) => !startsServer.test(block)).join('\n');

  const base = /^((?:export )?BASE=).*$/m;
  if (!base.test(script)) {
    throw new Error('The tour in README.md must begin with BASE=…, the address of the server.');
  }
  return {
    administrator: {
      adminEmail: valueOf('ADMIN_EMAIL', section),
      adminPassword: valueOf('ADMIN_PASSWORD', section),
    },
    scriptFor: (url) => script.replace(base, `$1${url}`),
  };
}

function sectionCalled(title: string, readme: string): string {
  const heading = new RegExp(`^(#{2,4}) ${title}\\b.*\\n`, 'm').exec(readme);
  if (!heading) throw new Error(`README.md has no heading "${title}": write the tour there.`);
  const [line, marks] = heading;
  const rest = readme.slice(heading.index + line.length);
  return rest.split(new RegExp(`^#{2,${marks!.length}} `, 'm'))[0]!;
}

function valueOf(variable: string, section: string): string {
  const found = new RegExp(`\\b${variable}=(?:'([^']+)'|"([^"]+)"|(\\S+))`).exec(section);
  if (!found) throw new Error(`The tour in README.md must say what ${variable} is.`);
  return (found[1] ?? found[2] ?? found[3])!;
}

// Every curl also says its status, on a channel of its own, so that `curl -s … | node …`
// stays as it was pasted.
const WITH_STATUSES = `
set -eo pipefail
curl() { command curl --write-out '%{stderr}status=%{http_code}\\n' "$@"; }
`;

function runInBash(
  script: string,
): Promise<{ exitCode: number | null; output: string; statuses: number[] }> {
  const bash = spawn('bash', ['-c', WITH_STATUSES + script], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8' },
  });
  let output = '';
  bash.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  bash.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    bash.once('error', reject);
    bash.once('close', (exitCode) => {
      const statuses = [...output.matchAll(/^status=(\d{3})$/gm)].map(([, code]) => Number(code));
      resolve({ exitCode, output, statuses });
    });
  });
}
