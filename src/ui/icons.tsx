// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';

/** The names of the icons: the statuses, and a few things. */
export type IconName =
  | 'satisfied'
  | 'in-progress'
  | 'not-started'
  | 'due'
  | 'overdue'
  | 'expiring'
  | 'expired'
  | 'waived'
  | 'locked'
  | 'in-grace'
  | 'paused'
  | 'go'
  | 'clock'
  | 'person'
  | 'down'
  | 'info'
  | 'search';

/** An icon beside text that says the same: it is hidden from who does not see it. */
export function Icon({ name, class: className = 'i' }: { name: IconName; class?: string }) {
  return (
    <svg class={className} aria-hidden="true">
      <use href={`#${name}`} />
    </svg>
  );
}

/** The drawings themselves. Must be rendered, not hidden: else the hatchings are lost. */
export function Sprite() {
  return (
    <svg class="sprite" aria-hidden="true">
      <symbol id="satisfied" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="7.2" fill="currentColor" />
        <path class="cut" d="M4.7 8.2 7 10.6l4.4-5" stroke-width="1.8" />
      </symbol>
      <symbol id="in-progress" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.6" />
        <path d="M8 4v8a4 4 0 0 1 0-8Z" fill="currentColor" />
      </symbol>
      <symbol id="not-started" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.6" />
      </symbol>
      <symbol id="due" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.6" />
        <path d="M8 4.2V8l2.6 1.8" fill="none" stroke="currentColor" stroke-width="1.6" />
      </symbol>
      <symbol id="overdue" viewBox="0 0 16 16">
        <path d="M8 1.2 15.4 14.4H.6Z" fill="currentColor" />
        <path class="cut" d="M8 5.8v4M8 11.2v1.6" stroke-width="1.7" />
      </symbol>
      <symbol id="expiring" viewBox="0 0 16 16">
        <path d="M3 1h10v2.2L9.4 8l3.6 4.8V15H3v-2.2L6.6 8 3 3.2Z" fill="currentColor" />
      </symbol>
      <symbol id="in-grace" viewBox="0 0 16 16">
        <path
          d="M3.7 1.7h8.6v1.4L8.6 8l3.7 4.9v1.4H3.7v-1.4L7.4 8 3.7 3.1Z"
          fill="none"
          stroke="currentColor"
          stroke-width="1.4"
        />
      </symbol>
      <symbol id="expired" viewBox="0 0 16 16">
        <path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5Z" fill="currentColor" />
        <path class="cut" d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" stroke-width="1.7" />
      </symbol>
      <symbol id="waived" viewBox="0 0 16 16">
        <rect
          x="1.8"
          y="1.8"
          width="12.4"
          height="12.4"
          rx="2.5"
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
        />
        <path d="M4.9 8.2 7 10.4l4.1-4.6" fill="none" stroke="currentColor" stroke-width="1.6" />
      </symbol>
      <symbol id="locked" viewBox="0 0 16 16">
        <rect x="2.6" y="7" width="10.8" height="8" rx="1.6" fill="currentColor" />
        <path d="M5 7V4.8a3 3 0 0 1 6 0V7" fill="none" stroke="currentColor" stroke-width="1.7" />
      </symbol>
      <symbol id="paused" viewBox="0 0 16 16">
        <path d="M4 2h3v12H4zM9 2h3v12H9z" fill="currentColor" />
      </symbol>
      <symbol id="go" viewBox="0 0 16 16">
        <path d="M6 3.2 10.8 8 6 12.8" fill="none" stroke="currentColor" stroke-width="1.8" />
      </symbol>
      <symbol id="clock" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.5" />
        <path d="M8 4.2V8h3" fill="none" stroke="currentColor" stroke-width="1.5" />
      </symbol>
      <symbol id="person" viewBox="0 0 16 16">
        <circle cx="8" cy="5" r="3.1" fill="none" stroke="currentColor" stroke-width="1.5" />
        <path
          d="M2 14.6c.6-3.2 3-5 6-5s5.4 1.8 6 5"
          fill="none"
          stroke="currentColor"
          stroke-width="1.5"
        />
      </symbol>
      <symbol id="down" viewBox="0 0 16 16">
        <path
          d="M8 1.5v8.2M4.4 6.4 8 10l3.6-3.6M2 14h12"
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
        />
      </symbol>
      <symbol id="info" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.5" />
        <path d="M8 7.2v4.2M8 4.4v1.4" stroke="currentColor" stroke-width="1.7" />
      </symbol>
      <symbol id="search" viewBox="0 0 16 16">
        <circle cx="7" cy="7" r="4.8" fill="none" stroke="currentColor" stroke-width="1.6" />
        <path d="m10.6 10.6 4 4" stroke="currentColor" stroke-width="1.6" />
      </symbol>
      <pattern
        id="hatch-expiring"
        class="expiring"
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect class="hatch-bg" width="6" height="6" />
        <path class="hatch" d="M0 0v6" />
      </pattern>
      <pattern id="hatch-due" class="due" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect class="hatch-bg" width="5" height="5" />
        <path class="hatch" d="M0 0v5" />
      </pattern>
    </svg>
  );
}
