import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { SqlValue } from '../../database/transaction.js';
import { advancementIn } from '../../domain/advancement.js';
import { isoDay, type Day, type IsoDay } from '../../domain/day.js';
import type { Actor } from '../../domain/permission.js';
import { isMet } from '../../domain/status.js';
import { treeOf } from '../../domain/tree.js';
import { decodeCursor, type Page, pageOf, type PageQuery } from '../../http/paging.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { PeopleService } from '../people/people.service.js';
import { AdvancementRepository, type Asking } from './advancement.repository.js';

export interface PendingAdvancement {
  readonly learner: { readonly id: string; readonly name: string };
  readonly path: { readonly code: string; readonly title: string };
  readonly stage: { readonly code: string; readonly title: string };
  /** The seq of the fact that asked: the request's name in its learner's addresses. */
  readonly fact: number;
  readonly askedOn: IsoDay;
  readonly note: string | null;
  /** How many requirements of the stage aren't met, its approval aside. */
  readonly left: number;
}

const LIST = 'advancements?state=pending';

/** Who asks for a promotion and waits for an answer that the actor may give. */
@Injectable()
export class PendingAdvancements {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly repository: AdvancementRepository,
  ) {}

  /** The oldest first. */
  async list(
    actor: Actor,
    query: Pick<PageQuery, 'limit' | 'cursor'>,
  ): Promise<Page<PendingAdvancement>> {
    const { reader } = this.database;
    const today = await this.people.todayFor(reader, actor.personId);
    const after = decodeCursor(LIST, query.cursor);
    const waiting = (await this.asking(actor))
      .flatMap((asking) => this.pendingOf(asking, today))
      .sort((a, b) => order(positionOf(a), positionOf(b)))
      .filter((each) => after === undefined || order(positionOf(each), after) > 0);
    const page = pageOf(LIST, waiting.slice(0, query.limit + 1), query.limit, positionOf);
    return { ...page, items: await this.withWhatIsLeft(page.items, isoDay(today)) };
  }

  /** Nobody answers themselves, so their own request isn't theirs to see here. */
  private async asking(actor: Actor): Promise<readonly Asking[]> {
    const { reader } = this.database;
    const parameters: SqlValue[] = [];
    const permission = 'advancement:decide';
    const scope = await this.people.scopeCondition(reader, actor, permission, 'p.id', parameters);
    const all = await this.repository.asking(reader, scope, parameters);
    return all.filter(({ learnerId }) => learnerId !== actor.personId);
  }

  private pendingOf(asking: Asking, today: Day): readonly Omit<PendingAdvancement, 'left'>[] {
    const { learnerId: id, name, path } = asking;
    const definition = this.catalog.find('path', path)?.definition;
    const stages = definition?.stages ?? [];
    const { pending } = advancementIn(
      new Map([[`advancement/${path}`, asking.entries]]),
      path,
      stages.map(({ code }) => code),
      today,
    );
    if (!pending) return [];
    const title = stages.find(({ code }) => code === pending.stage)?.title ?? pending.stage;
    return [
      {
        learner: { id, name },
        path: { code: path, title: definition?.title ?? path },
        stage: { code: pending.stage, title },
        ...{ fact: pending.seq, askedOn: isoDay(pending.askedOn), note: pending.note },
      },
    ];
  }

  private async withWhatIsLeft(
    requests: readonly Omit<PendingAdvancement, 'left'>[],
    on: IsoDay,
  ): Promise<readonly PendingAdvancement[]> {
    const ids = requests.map(({ learner }) => learner.id);
    const held = await this.repository.obligations(this.database.reader, ids, on);
    return requests.map((request) => ({
      ...request,
      left: held.filter(
        (row) =>
          row.learnerId === request.learner.id &&
          row.path === request.path.code &&
          !isMet(row.status) &&
          this.waitsFor(row.path, row.requirement, request.stage.code),
      ).length,
    }));
  }

  private waitsFor(path: string, key: string, stage: string): boolean {
    const found = this.catalog.find('path', path);
    const node = found && treeOf(found.definition).nodes.get(key);
    if (!node || node.stage !== stage || node.asks.kind === 'approval') return false;
    return node.isRequired;
  }
}

type Place = readonly (string | number | null)[];

function positionOf({ askedOn, learner, fact }: Omit<PendingAdvancement, 'left'>): Place {
  return [askedOn, learner.id, fact];
}

function order(a: Place, b: Place): number {
  for (const [i, value] of a.entries()) {
    if (value === b[i]) continue;
    return (value ?? '') < (b[i] ?? '') ? -1 : 1;
  }
  return 0;
}
