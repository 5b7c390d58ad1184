import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import { type IsoDay, isoDayAt } from '../../domain/day.js';
import { policyPath, type NewPolicyVersion } from '../../domain/policy.js';
import { fits } from '../../domain/post.js';
import { InvalidInput, NotFound, Refusal } from '../../domain/refusal.js';
import type { AppliesTo } from '../../domain/requirement.js';
import { AuditService } from '../audit/audit.service.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { PublishMade } from '../catalog/publish-made.js';
import { JobsService } from '../jobs/jobs.service.js';
import { KnownWords } from '../people/known-words.js';
import { SitesService } from '../people/sites.service.js';
import { PoliciesRepository } from './policies.repository.js';
import type { PolicyDto, PolicyPreviewDto } from './policy.dto.js';
import { policyCourse, policyHtml } from './policy-course.js';
import { PolicyFiles } from './policy-files.js';
import type { PolicyContent, PolicyVersion } from './policy-version.entity.js';
import { TELL_OF_VERSION } from './tell-of-version.js';
import type {
  ChangePolicyDto,
  EndPolicyDto,
  PolicyWhomDto,
  WritePolicyDto,
} from './write-policy.dto.js';

/** House policies: written on a page, published as a course and a path by rule. */
@Injectable()
export class PoliciesService {
  constructor(
    private readonly database: Database,
    private readonly policies: PoliciesRepository,
    private readonly files: PolicyFiles,
    private readonly making: PublishMade,
    private readonly catalog: CatalogService,
    private readonly words: KnownWords,
    private readonly sites: SitesService,
    private readonly jobs: JobsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** The newest version of each, by title. */
  async list(): Promise<PolicyDto[]> {
    const newest = new Map<string, PolicyVersion>();
    for (const version of await this.policies.all(this.database.reader)) {
      newest.set(version.code, version);
    }
    return [...newest.values()].map(viewOf).sort((a, b) => a.title.localeCompare(b.title));
  }

  /** Every version of one, the newest first. Throws NotFound. */
  async versions(code: string): Promise<PolicyDto[]> {
    const versions = await this.policies.versionsOf(this.database.reader, code);
    if (versions.length === 0) throw noSuchPolicy(code);
    return versions.map(viewOf).reverse();
  }

  /** Whom it would concern, and how it will read. Throws InvalidInput where it says nothing. */
  async preview(policy: WritePolicyDto): Promise<PolicyPreviewDto> {
    const content = await this.contentOf(policy);
    const now = instantText(this.clock.now());
    const employed = await this.policies.employed(this.database.reader, now);
    return {
      html: policyHtml(content),
      concerned: employed
        .filter(({ post }) => fits(post, content.whom))
        .map(({ id, name, siteName }) => ({ id, name, site: siteName })),
    };
  }

  /** The first version. Those whom it concerns are enrolled by a job that begins at once. */
  async publish(policy: WritePolicyDto, by: string): Promise<PolicyDto> {
    const content = await this.contentOf(policy);
    const published = await this.database.transaction(async (tx) => {
      const code = await this.newCode(tx);
      return this.keep(tx, { code, version: 1, title: policy.title, content, changes: '' }, by);
    });
    await this.catalog.refresh();
    return published;
  }

  /** The next version; `seen` is the one that was looked at. Refused where there is a newer one. */
  async change(
    code: string,
    policy: ChangePolicyDto,
    by: string,
    seen?: number,
  ): Promise<PolicyDto> {
    const content = await this.contentOf(policy);
    const { title, changes, signAgainWithin = null } = policy;
    return this.nextVersion(code, seen, by, signAgainWithin, () => ({ title, content, changes }));
  }

  /** Its last day in effect: after that it asks nobody for anything. Signatures stay on record. */
  end(code: string, { lastDay, reason }: EndPolicyDto, by: string): Promise<PolicyDto> {
    return this.nextVersion(code, undefined, by, null, ({ title, content }) => {
      if (lastDay < content.since) throw wrong('lastDay', 'must not be before its first day');
      return { title, content: { ...content, lastDay }, changes: reason };
    });
  }

  /** Whether some policy shows this PDF, so that whoever is signed in may read it. */
  async shows(hash: string): Promise<boolean> {
    const all = await this.policies.all(this.database.reader);
    return all.some(({ content }) => content.pdf?.hash === hash);
  }

  private async nextVersion(
    code: string,
    seen: number | undefined,
    by: string,
    signAgainWithin: number | null,
    nextOf: (last: PolicyVersion) => Pick<PolicyVersion, 'title' | 'content' | 'changes'>,
  ): Promise<PolicyDto> {
    const published = await this.database.transaction(async (tx) => {
      const last = (await this.policies.versionsOf(tx, code)).at(-1);
      if (!last) throw noSuchPolicy(code);
      if (seen !== undefined && seen !== last.version) throw changedMeanwhile(last.version);
      const next = { code, version: last.version + 1, ...nextOf(last) };
      return this.keep(tx, next, by, signAgainWithin);
    });
    await this.catalog.refresh();
    return published;
  }

  private async keep(
    tx: Transaction,
    next: Omit<PolicyVersion, 'publishedAt' | 'publishedBy'>,
    by: string,
    signAgainWithin: number | null = null,
  ): Promise<PolicyDto> {
    const { code, title, content, version, changes } = next;
    const publishedAt = instantText(this.clock.now());
    const kept = { ...next, publishedAt, publishedBy: by };
    const made = {
      course: policyCourse(code, title, content),
      path: policyPath({ code, title, ...content }, this.today()),
    };
    const versions = await this.making.publish(tx, made, by);
    await this.policies.add(tx, kept);
    if (version > 1) {
      const told: NewPolicyVersion = {
        code,
        pathVersion: versions.path,
        courseVersion: versions.course,
        since: content.since,
        signAgainWithin,
        reason: changes,
      };
      const employed = await this.policies.employed(tx, publishedAt);
      const ids = employed.map(({ id }) => id);
      await this.jobs.add(tx, TELL_OF_VERSION, told, ids, by);
    }
    await this.audit.record(tx, {
      action: 'policy-published',
      subject: code,
      by,
      details: { version, title, ...(changes !== '' && { changes }) },
    });
    return viewOf(kept);
  }

  // To the day is enough here: each learner's own day decides what is asked of them.
  private today(): IsoDay {
    return isoDayAt(this.clock.now(), 'UTC');
  }

  private async newCode(tx: Transaction): Promise<string> {
    for (let number = 1; ; number++) {
      const code = `POL-${number}`;
      if (await this.making.isFree(tx, code)) return code;
    }
  }

  private async contentOf(policy: WritePolicyDto): Promise<PolicyContent> {
    const { text = '', pdfName = 'policy.pdf', statement, since, dueDays } = policy;
    const pdf = policy.pdf ?? undefined;
    const lastDay = policy.lastDay ?? null;
    if (text === '' && pdf === undefined) throw wrong('text', 'must be given, or else a PDF');
    if (pdf !== undefined && !(await this.files.has(pdf)))
      throw wrong('pdf', 'must be added again');
    if (lastDay !== null && lastDay < since)
      throw wrong('lastDay', 'must not be before its first day');
    await this.refuseUnknownWhom(policy);
    return {
      text,
      pdf: pdf === undefined ? null : { hash: pdf, name: pdfName },
      ...{ statement, since, lastDay, dueDays },
      whom: whomOf(policy),
      everyMonths: policy.everyMonths ?? null,
    };
  }

  /** A policy for a place or a position that there isn't would concern nobody. */
  private async refuseUnknownWhom({ sites = [], positions, exposures }: PolicyWhomDto) {
    const { reader } = this.database;
    const codes = (await this.sites.all(reader)).map(({ code }) => code);
    if (sites.some((site) => !codes.includes(site))) {
      throw wrong('sites', `must be of the sites ${codes.join(', ')}`);
    }
    await this.words.refuseUnknown(reader, { positions, exposures });
  }
}

function whomOf({ sites, states, positions, exposures }: PolicyWhomDto): AppliesTo {
  const given = Object.entries({ sites, states, positions, exposures });
  return Object.fromEntries(given.filter(([, words]) => words && words.length > 0));
}

function viewOf({ code, version, title, content, ...rest }: PolicyVersion): PolicyDto {
  const { pdf, whom, ...said } = content;
  return {
    ...{ code, version, title },
    ...said,
    pdf: pdf?.hash ?? null,
    pdfName: pdf?.name ?? null,
    whom: Object.fromEntries(Object.entries(whom).map(([name, words]) => [name, [...words]])),
    changes: rest.changes,
    publishedAt: rest.publishedAt,
    publishedBy: rest.publishedBy,
  };
}

function wrong(field: string, message: string): InvalidInput {
  return new InvalidInput([{ field, message }]);
}

function noSuchPolicy(code: string): NotFound {
  return new NotFound(`There is no policy ${code}.`, 'no-such-policy');
}

function changedMeanwhile(version: number): Refusal {
  const text = `Somebody else has published version ${version} since you opened the page. Look at it, and make your change again.`;
  return new Refusal([{ code: 'changed-meanwhile', text }], true);
}
