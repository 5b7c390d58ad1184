import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import type { Transaction } from '../../database/transaction.js';
import { addDays, day, dayAt, isoDay, type Day, type IsoDay } from '../../domain/day.js';
import { employmentOf, type Employment } from '../../domain/employment.js';
import { lastDayFor, type NewFact, type Post, type SiteRules } from '../../domain/fact.js';
import { rulesOf } from '../../domain/site-rules.js';
import { at } from '../../domain/steps.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import {
  alreadySeparated,
  noHireLeft,
  notEmployedOn,
  stillEmployedOn,
  stillYesterday,
  tooFarAhead,
} from './employment-refusals.js';
import { KnownWords } from './known-words.js';
import { PeopleRepository } from './people.repository.js';
import { PostChanges } from './post-changes.js';
import { postsOf } from './posts.js';
import type { Site } from './site.entity.js';
import { rulesOfSite, SitesService } from './sites.service.js';

/** Where somebody works, as what. */
export interface PostChoice {
  readonly site: string;
  readonly position: string | null;
  readonly exposures: readonly string[];
}

export interface Hire {
  readonly site: Site;
  readonly position: string | null;
  /** Those that go with the position, unless told. */
  readonly exposures?: readonly string[] | undefined;
  /** Today at the site, unless told. */
  readonly on?: IsoDay | undefined;
  readonly originalHireOn?: IsoDay | undefined;
  readonly trackedFrom?: IsoDay | undefined;
}

/** Employment facts never have another subject. */
const SUBJECT = 'employment';

/**
 * Appends what happens to somebody's employment, and keeps the posts that lists go by.
 * A fact copies what rules need of the site, so that a changed site rewrites no history.
 */
@Injectable()
export class EmploymentService {
  constructor(
    private readonly ledger: LedgerService,
    private readonly people: PeopleRepository,
    private readonly sites: SitesService,
    private readonly words: KnownWords,
    private readonly catalog: CatalogService,
    private readonly postChanges: PostChanges,
    private readonly clock: Clock,
  ) {}

  /** The first hire; answers its day. Refused more than 180 days ahead. */
  async hire(tx: Transaction, personId: string, hire: Hire, by: string): Promise<IsoDay> {
    const { site } = hire;
    const today = this.todayAt(site.timeZone);
    const on = hire.on === undefined ? today : day(hire.on);
    const trackedFrom = laterOf(site.trackedFrom, hire.trackedFrom);
    const post = { position: hire.position, exposures: this.exposuresIn(hire) };
    await this.refuseSlips(tx, post);
    await this.append(tx, personId, by, today, {
      kind: 'hired',
      subject: SUBJECT,
      occurredOn: on,
      payload: {
        post: postAt(site, post),
        ...(hire.originalHireOn && { originalHireOn: hire.originalHireOn }),
        ...(trackedFrom && { trackedFrom }),
      },
    });
    return isoDay(on);
  }

  /** The post that holds on a day. Refused where they don't work here then. */
  async postOn(tx: Transaction, personId: string, on: IsoDay): Promise<Post> {
    const { employment } = await this.employmentNow(tx, personId);
    const post = at(employment.post, day(on));
    if (!post) throw notEmployedOn(day(on));
    return post;
  }

  /** A new site, position or set of exposures, on top of the post that held on that day. */
  async transfer(
    tx: Transaction,
    personId: string,
    changes: Partial<PostChoice>,
    effectiveOn: IsoDay,
    by: string,
  ): Promise<void> {
    const { employment, today } = await this.employmentNow(tx, personId);
    const on = day(effectiveOn);
    const post = at(employment.post, on);
    if (!post) throw notEmployedOn(on);
    const site = await this.sites.siteForHire(tx, changes.site ?? post.site);
    await this.refuseSlips(tx, changes, post);
    await this.append(tx, personId, by, today, {
      kind: 'transferred',
      subject: SUBJECT,
      occurredOn: on,
      payload: {
        post: postAt(
          site,
          { ...post, ...changes, exposures: this.exposuresIn(changes, post) },
          site.code === post.site ? rulesOf(post) : rulesOfSite(site),
        ),
      },
    });
  }

  /** `on` is the last day of work. */
  async separate(
    tx: Transaction,
    personId: string,
    on: IsoDay,
    reason: string,
    by: string,
  ): Promise<void> {
    const { employment, today } = await this.employmentNow(tx, personId);
    if (!at(employment.post, day(on))) throw notEmployedOn(day(on));
    if (!at(employment.post, addDays(day(on), 1))) throw alreadySeparated(on);
    await this.append(tx, personId, by, today, {
      kind: 'separated',
      subject: SUBJECT,
      occurredOn: day(on),
      payload: { reason },
    });
  }

  /** Back in the last post, or in another. */
  async rehire(
    tx: Transaction,
    personId: string,
    hire: Partial<PostChoice> & Pick<Hire, 'trackedFrom'> & { on: IsoDay },
    by: string,
  ): Promise<void> {
    const { employment, today } = await this.employmentNow(tx, personId);
    const on = day(hire.on);
    if (at(employment.post, on)) throw stillEmployedOn(on);
    const last = employment.post.findLast((step) => step.from <= on && step.value !== null)?.value;
    const site = await this.sites.siteForHire(tx, hire.site ?? last?.site);
    const choice = {
      position: hire.position === undefined ? (last?.position ?? null) : hire.position,
      exposures: this.exposuresIn(hire, last),
    };
    const trackedFrom = laterOf(site.trackedFrom, hire.trackedFrom);
    await this.refuseSlips(tx, choice, last);
    await this.append(tx, personId, by, today, {
      kind: 'rehired',
      subject: SUBJECT,
      occurredOn: on,
      payload: { post: postAt(site, choice), ...(trackedFrom && { trackedFrom }) },
    });
  }

  /**
   * Makes the person's posts anew from their facts and tells the later features.
   * Refused where no hire would be left, or where it would be yesterday for them again:
   * what was recorded today would lie ahead.
   */
  async changed(tx: Transaction, personId: string, recordedBy: string): Promise<void> {
    const employment = employmentOf(await this.ledger.record(tx, personId));
    const posts = postsOf(personId, employment);
    if (posts.length === 0) throw noHireLeft();
    const before = await this.placedDay(tx, personId);
    await this.people.replacePosts(tx, personId, posts);
    const today = await this.todayOf(tx, personId);
    if (before !== null && today < before) throw stillYesterday(today, before);
    await this.postChanges.tell(tx, { learnerId: personId, recordedBy, today });
  }

  /**
   * Those that are named. Else those that they had, and with another position those that go
   * with it too: more training than needed is seen and put right, a hazard missed is not.
   */
  private exposuresIn(
    { position, exposures }: Partial<Pick<Hire, 'position' | 'exposures'>>,
    had?: Post | null,
  ): readonly string[] {
    if (exposures) return exposures;
    const kept = had?.exposures ?? [];
    const isOther = position !== undefined && position !== (had?.position ?? null);
    return isOther ? [...kept, ...this.catalog.exposuresOf(position)] : kept;
  }

  /** What somebody has already they may keep. */
  private refuseSlips(
    tx: Transaction,
    { position, exposures }: Partial<Omit<PostChoice, 'site'>>,
    had?: Post | null,
  ): Promise<void> {
    return this.words.refuseSlips(tx, {
      positions: position && position !== had?.position ? [position] : [],
      exposures: exposures?.filter((each) => !had?.exposures.includes(each)),
    });
  }

  private async employmentNow(
    tx: Transaction,
    personId: string,
  ): Promise<{ employment: Employment; today: Day }> {
    const today = await this.todayOf(tx, personId);
    return { employment: employmentOf(await this.ledger.record(tx, personId)), today };
  }

  private async append(
    tx: Transaction,
    personId: string,
    by: string,
    today: Day,
    fact: NewFact,
  ): Promise<void> {
    if (fact.occurredOn > lastDayFor(fact.kind, today)) throw tooFarAhead(today);
    await this.ledger.append(tx, personId, [fact], { recordedBy: by, today });
  }

  private async todayOf(tx: Transaction, personId: string): Promise<Day> {
    const today = await this.placedDay(tx, personId);
    if (today === null) throw noHireLeft();
    return today;
  }

  /** The day that it is where somebody is placed now; null for who has no post yet. */
  private async placedDay(tx: Transaction, personId: string): Promise<Day | null> {
    const now = this.clock.now();
    const person = await this.people.placed(tx, personId, now.toISOString());
    return person ? dayAt(now, person.timeZone) : null;
  }

  private todayAt(timeZone: string): Day {
    return dayAt(this.clock.now(), timeZone);
  }
}

// Who stays at their site keeps what it said on that day.
function postAt(
  site: Site,
  choice: Omit<PostChoice, 'site'>,
  rules: SiteRules = rulesOfSite(site),
): Post {
  return {
    site: site.code,
    state: site.state ?? '',
    timeZone: site.timeZone,
    position: choice.position,
    exposures: [...new Set(choice.exposures)].sort(),
    ...rules,
  };
}

// ISO days sort as text.
function laterOf(a: IsoDay | null | undefined, b: IsoDay | null | undefined): IsoDay | undefined {
  return [a, b]
    .filter((each) => typeof each === 'string')
    .sort()
    .at(-1);
}
