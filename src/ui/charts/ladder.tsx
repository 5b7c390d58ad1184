// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { Status as StatusCode } from '../../domain/status.js';
import { told } from '../../domain/told.js';
import { Status } from '../status.js';
import { counted } from '../words.js';

/** A rung of the ladder: a stage, or one of the branches that a stage offers. */
export interface Rung {
  readonly title: string;
  readonly status: StatusCode;
  /** Walked, under way, or ahead. */
  readonly place: 'reached' | 'here' | 'ahead';
  /** One or two short lines. */
  readonly lines: readonly string[];
  /** How much of it is met, where it is under way. */
  readonly percent: number | null;
}

export interface LadderStage {
  readonly title: string;
  /** One rung, or several of which one is walked. */
  readonly rungs: readonly Rung[];
}

export interface LadderProps {
  readonly title: string;
  readonly stages: readonly LadderStage[];
}

const BOX = { height: 116, gap: 30 };
const WIDE = { width: 188, gap: 41, top: 30 };
const TALL = { width: 170, gap: 10, page: 350, between: 38 };

/** A rung in its place on the drawing. */
interface Placed {
  readonly rung: Rung;
  readonly stage: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The whole ladder as a picture, drawn twice: lying for a desk, standing for a phone. */
export function Ladder(props: LadderProps) {
  return (
    <div class="map">
      <LyingLadder {...props} />
      <StandingLadder {...props} />
    </div>
  );
}

/** The same as a list. */
export function LadderList({ stages }: LadderProps) {
  return (
    <ol class="rows plain">
      {stages.flatMap((stage, i) =>
        stage.rungs.map((rung) => (
          <li>
            <span class="main">
              <b safe>{told`Stage ${i}: ${rung.title}`}</b>
              {stage.rungs.length === 1 ? (
                ''
              ) : (
                <span safe>{`, one of ${counted(stage.rungs.length, 'branch', 'branches')}`}</span>
              )}
            </span>
            <Status
              is={rung.status}
              {...(rung.place === 'here' && { word: 'You are here' })}
              {...(rung.place === 'reached' && { word: 'Reached' })}
            />
            <span class="muted small" safe>
              {rung.lines.join('. ')}
            </span>
          </li>
        )),
      )}
    </ol>
  );
}

function LyingLadder({ title, stages }: LadderProps) {
  const rows = Math.max(...stages.map((stage) => stage.rungs.length));
  const height = WIDE.top + rows * BOX.height + (rows - 1) * BOX.gap + 4;
  const width = stages.length * WIDE.width + (stages.length - 1) * WIDE.gap;
  const placed = stages.map((stage, column) => {
    const used = stage.rungs.length * BOX.height + (stage.rungs.length - 1) * BOX.gap;
    const top = WIDE.top + (height - 4 - WIDE.top - used) / 2;
    return stage.rungs.map((rung, row): Placed => ({
      ...{ rung, stage: column, width: WIDE.width },
      x: column * (WIDE.width + WIDE.gap),
      y: top + row * (BOX.height + BOX.gap),
    }));
  });
  const bend = WIDE.gap / 2;
  return (
    <svg
      class="wide-map"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby="map-t map-d"
    >
      <title id="map-t" safe>
        {title}
      </title>
      <desc id="map-d" safe>
        {described(stages, 'from left to right')}
      </desc>
      {pairsOf(placed).map(([from, to]) => {
        const [x1, y1] = [from.x + from.width, from.y + BOX.height / 2];
        const [x2, y2] = [to.x, to.y + BOX.height / 2];
        return (
          <path
            class={isWalked(from, to) ? 'walked' : 'road'}
            d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
          />
        );
      })}
      {placed.map((rungs, column) =>
        rungs.length === 1 ? (
          ''
        ) : (
          <text
            class="kick"
            x={String(column * (WIDE.width + WIDE.gap) + WIDE.width / 2)}
            y="12"
            text-anchor="middle"
            safe
          >
            {`one of ${counted(rungs.length, 'branch', 'branches')}`}
          </text>
        ),
      )}
      {placed.flat().map((each) => (
        <Box placed={each} />
      ))}
    </svg>
  );
}

function StandingLadder({ title, stages }: LadderProps) {
  let y = 14;
  const placed = stages.map((stage, number) => {
    const rungs: Placed[] = [];
    for (let first = 0; first < stage.rungs.length; first += 2) {
      const row = stage.rungs.slice(first, first + 2);
      const used = row.length * TALL.width + (row.length - 1) * TALL.gap;
      row.forEach((rung, i) => {
        const x = (TALL.page - used) / 2 + i * (TALL.width + TALL.gap);
        rungs.push({ rung, stage: number, x, y, width: TALL.width });
      });
      y += BOX.height + (first + 2 < stage.rungs.length ? BOX.gap : TALL.between);
    }
    return rungs;
  });
  const bend = TALL.between / 2;
  return (
    <svg
      class="tall"
      viewBox={`0 0 ${TALL.page} ${y - TALL.between + 4}`}
      role="img"
      aria-labelledby="map2-t map2-d"
    >
      <title id="map2-t" safe>
        {title}
      </title>
      <desc id="map2-d" safe>
        {described(stages, 'from top to bottom')}
      </desc>
      {pairsOf(placed).map(([from, to]) => {
        const [x1, y1] = [from.x + from.width / 2, from.y + BOX.height];
        const [x2, y2] = [to.x + to.width / 2, to.y];
        return (
          <path
            class={isWalked(from, to) ? 'walked' : 'road'}
            d={`M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`}
          />
        );
      })}
      {placed.flat().map((each) => (
        <Box placed={each} />
      ))}
    </svg>
  );
}

const SHAPE: Readonly<Record<Rung['place'], string>> = {
  reached: 'box',
  here: 'here',
  ahead: 'ahead',
};

function Box({ placed }: { placed: Placed }) {
  const { rung, stage, x, y, width } = placed;
  const names = linesOf(rung.title);
  const below = 46 + names.length * 18 + 2;
  const details = rung.percent === null ? rung.lines : rung.lines.slice(0, 1);
  return (
    <g transform={`translate(${x} ${y})`} class={rung.status}>
      <rect class={SHAPE[rung.place]} width={String(width)} height={String(BOX.height)} rx="10" />
      <text class="kick" x="14" y="27" safe>
        {`Stage ${stage}`}
      </text>
      <svg x={String(width - 30)} y="14" width="16" height="16" class="node-icon">
        <use href={`#${rung.status}`} width="16" height="16" />
      </svg>
      {names.map((name, i) => (
        <text class="name" x="14" y={String(47 + i * 18)} safe>
          {name}
        </text>
      ))}
      {details.map((line, i) => (
        <text x="14" y={String(below + i * 17)} safe>
          {line}
        </text>
      ))}
      {rung.percent === null ? '' : <Filled percent={rung.percent} width={width - 28} />}
      {rung.place === 'here' ? (
        <>
          <rect class="flag" x="14" y="-13" width="106" height="25" rx="12.5" />
          <text class="flag-text" x="67" y="4" text-anchor="middle">
            You are here
          </text>
        </>
      ) : (
        ''
      )}
    </g>
  );
}

function Filled({ percent, width }: { percent: number; width: number }) {
  const done = Math.round((width * percent) / 100);
  const y = String(BOX.height - 18);
  return (
    <>
      <rect class="track" x="14" y={y} width={String(width)} height="8" rx="4" />
      <rect class="done" x="14" y={y} width={String(done)} height="8" rx="4" />
    </>
  );
}

/** Every road from a rung to one of the next stage. */
function pairsOf(placed: readonly (readonly Placed[])[]): readonly (readonly [Placed, Placed])[] {
  return placed.flatMap((rungs, i) =>
    rungs.flatMap((from) => (placed[i + 1] ?? []).map((to) => [from, to] as const)),
  );
}

function isWalked(from: Placed, to: Placed): boolean {
  return from.rung.place === 'reached' && to.rung.place !== 'ahead';
}

// Text in a drawing doesn't wrap by itself: two lines of what fits the box.
function linesOf(title: string): readonly string[] {
  const fits = 20;
  const lines = [''];
  for (const word of title.split(' ')) {
    const last = lines.at(-1)!;
    const longer = last === '' ? word : `${last} ${word}`;
    if (longer.length <= fits || last === '') lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const [first = '', second, third] = lines;
  if (second === undefined) return [first];
  return [first, third === undefined ? second : `${second}…`];
}

function described(stages: readonly LadderStage[], how: string): string {
  const each = stages.map((stage, i) =>
    stage.rungs.length === 1
      ? told`Stage ${i}, ${stage.rungs.map(rungText).join()}.`
      : told`Stage ${i} has ${counted(stage.rungs.length, 'branch', 'branches')}: ${stage.rungs.map(rungText).join('; ')}.`,
  );
  return `${counted(stages.length, 'stage')} ${how}. ${each.join(' ')}`;
}

function rungText({ title, place, lines }: Rung): string {
  const where = place === 'here' ? ', where you are now' : place === 'reached' ? ', reached' : '';
  return told`${title}${where}: ${lines.join(', ')}`;
}
