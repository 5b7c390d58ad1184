// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';

export interface BarOf {
  /** Below the bar. */
  readonly label: string;
  readonly n: number;
}

const HEIGHT = 120;
const BASE = HEIGHT - 20;

/** A few counts beside each other. The same stands in its description; add a list beside it. */
export function Bars(props: { id: string; title: string; bars: readonly BarOf[] }) {
  const { id, title, bars } = props;
  const most = Math.max(1, ...bars.map(({ n }) => n));
  const step = 100 / bars.length;
  const every = Math.ceil(bars.length / 7);
  return (
    <svg
      class="chart"
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
      width="100%"
      height={String(HEIGHT)}
    >
      <title id={`${id}-t`} safe>
        {title}
      </title>
      <desc id={`${id}-d`} safe>
        {`${bars.map(({ label, n }) => told`${label}: ${n}`).join('; ')}.`}
      </desc>
      <line class="base" x1="0" x2="100%" y1={String(BASE)} y2={String(BASE)} />
      {bars.map(({ label, n }, i) => {
        const height = Math.round((n / most) * (BASE - 20));
        const middle = `${((i + 0.5) * step).toFixed(2)}%`;
        return (
          <g class="expiring">
            {n === 0 ? (
              ''
            ) : (
              <>
                <rect
                  class="outline"
                  x={`${((i + 0.15) * step).toFixed(2)}%`}
                  width={`${(0.7 * step).toFixed(2)}%`}
                  y={String(BASE - height)}
                  height={String(height)}
                />
                <text class="strong mid" x={middle} y={String(BASE - height - 5)} safe>
                  {String(n)}
                </text>
              </>
            )}
            {i % every === 0 ? (
              <text class="mid" x={middle} y={String(HEIGHT - 4)} safe>
                {label}
              </text>
            ) : (
              ''
            )}
          </g>
        );
      })}
    </svg>
  );
}
