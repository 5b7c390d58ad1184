import { didYouMean } from './did-you-mean.js';
import type { OfficeContent } from './content.js';
import type { YamlValue } from './yaml-value.js';

type Kind = 'positions' | 'exposures' | 'activities';

/** The words that paths may use of the office; where office.yaml can't be read, none is judged. */
export class OfficeWords {
  /** Whether any path uses a word of the office, so that office.yaml is needed. */
  used = false;

  constructor(private readonly office: OfficeContent | null) {}

  /** Refuses a word that office.yaml doesn't have. */
  check(kind: Kind, code: string, value: YamlValue): void {
    if (code === '') return;
    this.used = true;
    if (!this.office) return;
    const known = this.office[kind].map((word) => word.code);
    if (known.includes(code)) return;
    value.refuse(
      `There is no "${code}" among the ${kind} of office.yaml.`,
      didYouMean(code, known),
    );
  }
}
