import type { IsoDay } from '../../domain/day.js';
import { PolicyWhomDto } from './write-policy.dto.js';

/** A version of a policy. */
export class PolicyDto {
  /** Of the course and of the learning path that are made of it. */
  code: string;
  version: number;
  title: string;
  /** Markdown. */
  text: string;
  /** SHA-256 of its PDF. */
  pdf: string | null;
  pdfName: string | null;
  statement: string;
  whom: PolicyWhomDto;
  since: IsoDay;
  lastDay: IsoDay | null;
  dueDays: number;
  everyMonths: number | null;
  /** What changed since the version before; empty for the first. */
  changes: string;
  publishedAt: string;
  /** The id of a person. */
  publishedBy: string;
}

export class PoliciesPageDto {
  /** The newest version of each. */
  items: PolicyDto[];
  nextCursor: string | null;
}

export class ConcernedDto {
  id: string;
  name: string;
  /** The name of their site. */
  site: string;
}

/** What a policy would do, before it is published. */
export class PolicyPreviewDto {
  /** Everybody employed whom it would concern. */
  concerned: ConcernedDto[];
  /** Its text as it will be read: clean HTML. */
  html: string;
}
