import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Settings } from '../config/settings.js';
import { whyNotStarted } from '../config/start-failure.js';
import { createApp } from '../create-app.js';
import { FOUNDED_DAYS } from './demo/cast.js';
import { DemoClock } from './demo/demo-clock.js';
import { demoSettings, SIGN_INS } from './demo/demo-settings.js';
import { DEMO_PASSWORD } from './demo/hires.js';
import { duringStory, isStale, makeDemo, setUpOffice } from './demo/make-demo.js';

const HELP = `npm run demo -- [options]

Serves a made-up clinic: three sites, sixty people, two years of history that ends today,
and one career of four years from trainee to office manager.
It is made in DATA_DIR (./data/demo unless set), and anew when it is older than a day.
It is always on SQLite and sends no mail; what .env sets is the office's, and isn't read.

  --make-only   make it, and don't serve it
  --help
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { 'make-only': { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const settings = demoSettings(process.env);
  const isNew = makeRoom(settings);
  const clock = new DemoClock();
  if (isNew) clock.setTo(duringStory(new Date(), FOUNDED_DAYS));
  const app = await createApp(settings, clock);
  try {
    if (isNew) await fill();
    if (values['make-only']) return 0;
    await app.listen(settings.port, settings.host);
    console.log(`The demo clinic is open: ${settings.publicUrl}  (Ctrl-C stops it)`);
    console.log(`Sign in as ${SIGN_INS.join(', ')}; password ${DEMO_PASSWORD}`);
    await new Promise<void>((stop) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
    });
    return 0;
  } finally {
    await app.close();
  }

  async function fill(): Promise<void> {
    const admin = await setUpOffice(app);
    clock.runOn();
    console.log('Making two years of history (about a minute) …');
    await makeDemo(app, clock, admin, (progress) => console.log(`  ${progress}`));
    writeFileSync(markerIn(settings), JSON.stringify({ madeAt: new Date().toISOString() }));
  }
}

/** Clears away a demo that is too old; answers whether one has to be made. Throws for a folder of something else. */
function makeRoom(settings: Settings): boolean {
  const marker = markerIn(settings);
  const { dataDir } = settings;
  if (existsSync(marker)) {
    const { madeAt } = JSON.parse(readFileSync(marker, 'utf8')) as { madeAt: string | null };
    if (madeAt !== null && !isStale(new Date(madeAt), new Date())) return false;
    rmSync(dataDir, { recursive: true });
  } else if (existsSync(dataDir)) {
    throw new Error(
      `${dataDir} holds something else than a demo clinic: set DATA_DIR to another folder.`,
    );
  }
  mkdirSync(dataDir, { recursive: true });
  // Written first, so that a demo that was cut off while it was made is made anew.
  writeFileSync(marker, JSON.stringify({ madeAt: null }));
  return true;
}

function markerIn({ dataDir }: Settings): string {
  return join(dataDir, 'demo.json');
}

try {
  process.exit(await main());
} catch (error) {
  console.error(whyNotStarted(error) ?? (error instanceof Error ? error.message : error));
  process.exit(1);
}
