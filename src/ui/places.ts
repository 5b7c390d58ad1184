import type { Option } from './form.js';
import { type FormState, typedIn } from './form-state.js';

const ZONES: readonly Option[] = [
  { value: 'America/New_York', label: 'Eastern (New York)' },
  { value: 'America/Chicago', label: 'Central (Chicago)' },
  { value: 'America/Denver', label: 'Mountain (Denver)' },
  { value: 'America/Phoenix', label: 'Mountain without summer time (Phoenix)' },
  { value: 'America/Los_Angeles', label: 'Pacific (Los Angeles)' },
  { value: 'America/Anchorage', label: 'Alaska (Anchorage)' },
  { value: 'Pacific/Honolulu', label: 'Hawaii (Honolulu)' },
  { value: 'America/Puerto_Rico', label: 'Atlantic (Puerto Rico)' },
];

/** `Pacific (Los Angeles)`; a zone of elsewhere by its own name. */
export function timeZoneName(zone: string): string {
  return ZONES.find(({ value }) => value === zone)?.label ?? zone;
}

/** The server's own time zone, where it is one of these: a server in the cloud keeps UTC, no office does. */
export function likelyTimeZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return ZONES.some(({ value }) => value === timeZone) ? timeZone : '';
}

/** The time zones of the United States first, then all others by name. */
export function timeZoneOptions(form: FormState): readonly Option[] {
  const known = new Set(ZONES.map((zone) => zone.value));
  const others = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);
  const typed = typedIn(form, 'timeZone');
  if (typed !== '') others.add(typed);
  return [
    ...ZONES,
    ...[...others]
      .filter((zone) => !known.has(zone))
      .sort()
      .map((zone) => ({ value: zone, label: zone })),
  ];
}

/** States and territories, by their postal codes. */
export const STATES: readonly Option[] = (
  'Alabama AL,Alaska AK,Arizona AZ,Arkansas AR,California CA,Colorado CO,Connecticut CT,' +
  'Delaware DE,District of Columbia DC,Florida FL,Georgia GA,Guam GU,Hawaii HI,Idaho ID,' +
  'Illinois IL,Indiana IN,Iowa IA,Kansas KS,Kentucky KY,Louisiana LA,Maine ME,Maryland MD,' +
  'Massachusetts MA,Michigan MI,Minnesota MN,Mississippi MS,Missouri MO,Montana MT,Nebraska NE,' +
  'Nevada NV,New Hampshire NH,New Jersey NJ,New Mexico NM,New York NY,North Carolina NC,' +
  'North Dakota ND,Ohio OH,Oklahoma OK,Oregon OR,Pennsylvania PA,Puerto Rico PR,Rhode Island RI,' +
  'South Carolina SC,South Dakota SD,Tennessee TN,Texas TX,Utah UT,Vermont VT,Virginia VA,' +
  'Virgin Islands VI,Washington WA,West Virginia WV,Wisconsin WI,Wyoming WY'
)
  .split(',')
  .map((each) => ({ value: each.slice(-2), label: each.slice(0, -3) }));
