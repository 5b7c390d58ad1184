import TestSequencer from '@jest/test-sequencer';

/**
 * What took longest comes first, so that no worker idles at the end. Where nothing is known yet,
 * as in a fresh clone, Jest goes by the size of files, which says little of those with a browser.
 */
const LONG = [
  'pages/crawl',
  'pages/forms/odd-text',
  'journeys/crowd',
  'features/access/every-route',
  'pages/administration',
  'journeys/survives-kill',
  'pages/',
  'journeys/',
];

export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = LONG.findIndex((part) => path.includes(`/test/${part}`));
      return place < 0 ? LONG.length : place;
    };
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b));
  }
}
