// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { type FormState, typedIn } from '../../ui/form-state.js';
import type { BandOnDesk, SkillOnDesk } from './skills-desk.js';

export function Bands({ form, skill }: { form: FormState; skill: SkillOnDesk }) {
  const { bands, observers, observersNeeded, definition } = skill;
  const [only] = bands;
  const by = observers.length === 0 ? '' : ` Seen by ${observers.join(' and ')}.`;
  const rule = observersNeeded > 1 ? ` Needs ${observersNeeded} different observers.` : '';
  const chosen = typedIn(form, 'variant');
  return (
    <fieldset class="card step" id="variant">
      <legend>
        <h2>{bands.length > 1 ? 'Age band' : 'So far'}</h2>
      </legend>
      {bands.length > 1 || (only !== undefined && only.code !== '') ? (
        bands.map((band) => (
          <label class="choice">
            <input
              type="radio"
              name="variant"
              value={band.code}
              checked={band.code === chosen}
              required
            />
            <span>
              <span safe>{band.title}</span>
              <small safe>{soFar(band)}</small>
              <Pips id={`${definition.code}-${band.code}`} band={band} />
            </span>
          </label>
        ))
      ) : only === undefined ? (
        ''
      ) : (
        <>
          <Pips id={definition.code} band={only} />
          <p class="small">
            <b safe>{soFar(only)}</b>
          </p>
        </>
      )}
      {by + rule === '' ? (
        ''
      ) : (
        <p class="hint" safe>
          {`${by}${rule}`.trim()}
        </p>
      )}
    </fieldset>
  );
}

function soFar({ seen, needed }: BandOnDesk): string {
  if (seen >= needed) return `${seen} of ${needed} satisfactory: enough`;
  return `${seen} of ${needed} satisfactory so far; this would be number ${seen + 1}`;
}

/** How many were seen of how many, as little blocks. */
function Pips({ id, band }: { id: string; band: BandOnDesk }) {
  const { seen, needed } = band;
  const width = 100 / needed;
  return (
    <span class="pips in-progress">
      <svg role="img" aria-labelledby={`pips-${id}`}>
        <title id={`pips-${id}`} safe>
          {soFar(band)}
        </title>
        {Array.from({ length: needed }, (_, i) => (
          <rect
            x={`${(i * width + 0.5).toFixed(2)}%`}
            width={`${(width - 1).toFixed(2)}%`}
            height="14"
            rx="3"
            class={i < seen ? 'solid' : 'outline'}
            {...(i === seen && { 'stroke-dasharray': '3 2' })}
          />
        ))}
      </svg>
    </span>
  );
}
