// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { IsoDay } from '../../domain/day.js';
import { dayText } from '../dates.js';
import { type Axis, place, Strip, type StripInterval, StripList } from './strip.js';

interface Lane {
  readonly title: string;
  readonly intervals: readonly StripInterval[];
}

interface LanesProps {
  readonly lanes: readonly Lane[];
  readonly axis: Axis;
  /** Leaves of absence, shaded behind every lane. */
  readonly leaves: readonly { readonly from: IsoDay; readonly to: IsoDay | null }[];
  /** What the upright line is called. */
  readonly word: string;
}

/** An axis over whole years: from the year of a day, at most four back, through two ahead. */
export function yearsAround(on: IsoDay, since: IsoDay): Axis {
  const year = yearOf(on);
  const first = Math.max(Math.min(yearOf(since), year), year - 4);
  return { from: `${first}-01-01`, to: `${year + 3}-01-01`, on };
}

/** Several requirements over the years, one below the other, with the same as a list. */
export function Lanes({ lanes, axis, leaves, word }: LanesProps) {
  return (
    <div class="lanes">
      <div class="lane lane-axis">
        <span class="muted">Requirement</span>
        <YearAxis axis={axis} word={word} />
      </div>
      {lanes.map(({ title, intervals }, i) => (
        <div class="lane">
          <span safe>{title}</span>
          <div class="strip">
            <Strip
              id={`lane-${i + 1}`}
              title={title}
              intervals={intervals}
              axis={axis}
              shaded={leaves}
            />
          </div>
        </div>
      ))}
      <details class="more">
        <summary>The same as a list</summary>
        {lanes.map(({ title, intervals }) => (
          <section class="lane-list">
            <h3 safe>{title}</h3>
            <StripList intervals={intervals} on={axis.on} />
          </section>
        ))}
        {leaves.length === 0 ? (
          ''
        ) : (
          <section class="lane-list">
            <h3>Leave of absence</h3>
            <ul class="plain small">
              {leaves.map(({ from, to }) => (
                <li safe>
                  {to === null ? `From ${dayText(from)} on` : `${dayText(from)} to ${dayText(to)}`}
                </li>
              ))}
            </ul>
          </section>
        )}
      </details>
    </div>
  );
}

function YearAxis({ axis, word }: { axis: Axis; word: string }) {
  const years = [];
  for (let year = yearOf(axis.from); year < yearOf(axis.to); year++) years.push(year);
  return (
    <div class="chart">
      <svg width="100%" height="36" aria-hidden="true">
        {years.map((year) => (
          <>
            <line
              class="tick"
              x1={place(`${year}-01-01`, axis)}
              x2={place(`${year}-01-01`, axis)}
              y1="4"
              y2="36"
            />
            <text x={place(`${year}-01-01`, axis)} dx="4" y="12" safe>
              {String(year)}
            </text>
          </>
        ))}
        <line class="now" x1={place(axis.on, axis)} x2={place(axis.on, axis)} y1="29" y2="36" />
        <text class="strong mid" x={place(axis.on, axis)} y="27" safe>
          {word}
        </text>
      </svg>
    </div>
  );
}

function yearOf(on: IsoDay): number {
  return Number(on.slice(0, 4));
}
