import { didYouMean } from './did-you-mean.js';
import type { OfficeContent } from './content.js';
import type { YamlValue } from './yaml-value.js';

type Kind = 'positions' | 'exposures' | 'activities';

/** The words that paths may use of the office; any at all where there is no office.yaml. */
export class OfficeWords {
  constructor(private readonly office: OfficeContent | null) {}

  /** Refuses a word that office.yaml doesn't have. */
  check(kind: Kind, code: string, value: YamlValue): void {
    if (!this.office || code === '') return;
    const known = this.office[kind].map((word) => word.code);
    if (known.includes(code)) return;
    value.refuse(
      `There is no "${code}" among the ${kind} of office.yaml.`,
      didYouMean(code, known),
    );
  }
}
