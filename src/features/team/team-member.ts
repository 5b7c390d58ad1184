import { isAssignment } from '../../domain/assignment.js';
import { currentStageIn } from '../../domain/current-stage.js';
import type { IsoDay } from '../../domain/day.js';
import { isMet, isOutOfDate } from '../../domain/status.js';
import { type Tree, treeOf } from '../../domain/tree.js';
import type { CatalogService } from '../catalog/catalog.service.js';
import type { HeldInterval, TeamMember } from './team.repository.js';

/** Something that is out of date, or will be soon. */
export interface Pressing {
  readonly path: string;
  readonly requirement: string;
  readonly title: string;
  readonly status: HeldInterval['status'];
  readonly dueOn: IsoDay | null;
}

export interface AllPressing {
  readonly outOfDate: readonly Pressing[];
  readonly dueSoon: readonly Pressing[];
}

/** Somebody in a list, with how they stand on its day. */
export interface TeamMemberView extends TeamMember, AllPressing {
  /** Where they are on the ladder; null where no path's standing exists that day. */
  readonly ladder: {
    readonly path: string;
    readonly title: string;
    readonly stage: string;
    /** How many of the path's obligations are met, of those that apply. */
    readonly met: number;
    readonly of: number;
  } | null;
  readonly isOnLeave: boolean;
}

/** What coursework is called, by the id of its assignment. */
export type GivenTitles = ReadonlyMap<string, string>;

/** What the stored intervals of a day say of somebody. Names come from the newest versions. */
export function teamMemberView(
  member: TeamMember,
  held: readonly HeldInterval[],
  catalog: CatalogService,
  given: GivenTitles,
): TeamMemberView {
  return {
    ...member,
    ...pressingIn(held, catalog, given),
    ladder: ladderOf(held, catalog),
    isOnLeave: obligationsIn(held).some(({ status }) => status === 'paused'),
  };
}

/** What is out of date, and what will be soon: the first that is due first. */
export function pressingIn(
  held: readonly HeldInterval[],
  catalog: CatalogService,
  given: GivenTitles,
): AllPressing {
  const pressing = eachOnce(obligationsIn(held), catalog)
    .map(({ path, requirement, status, dueOn }) => ({
      ...{ path, requirement, status, dueOn },
      title: titleOf({ path, requirement }, catalog, given),
    }))
    .sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));
  return {
    outOfDate: byTitle(pressing.filter(({ status }) => isOutOfDate(status))),
    dueSoon: byTitle(pressing.filter(({ status }) => SOON.has(status))),
  };
}

function obligationsIn(held: readonly HeldInterval[]): readonly HeldInterval[] {
  return held.filter((row) => row.level === 'requirement');
}

/** A path that another asks for is left out where the learner is on it: what is in it stands for it. */
function eachOnce(rows: readonly HeldInterval[], catalog: CatalogService): readonly HeldInterval[] {
  const paths = new Set(rows.map(({ path }) => path));
  return rows.filter(({ path, requirement }) => {
    const asks = treeIn(path, catalog)?.nodes.get(requirement)?.asks;
    return asks?.kind !== 'path' || !paths.has(asks.path);
  });
}

/** What several paths ask for stands once, with its first date. */
function byTitle(pressing: readonly Pressing[]): readonly Pressing[] {
  return pressing.filter(
    ({ title }, i) => pressing.findIndex((each) => each.title === title) === i,
  );
}

const SOON: ReadonlySet<string> = new Set(['due', 'expiring', 'in-grace']);

/** What an obligation is called; coursework that an instructor gave has a title of its own. */
export function titleOf(
  { path, requirement }: Pick<HeldInterval, 'path' | 'requirement'>,
  catalog: CatalogService,
  given: GivenTitles,
): string {
  if (isGiven({ path })) return given.get(requirement) ?? 'Coursework';
  return treeIn(path, catalog)?.nodes.get(requirement)?.title ?? requirement;
}

/** The ids of the assignments among what holds. */
export function givenIn(
  rows: readonly Pick<HeldInterval, 'path' | 'requirement'>[],
): readonly string[] {
  return [...new Set(rows.filter(isGiven).map(({ requirement }) => requirement))];
}

function isGiven({ path }: Pick<HeldInterval, 'path'>): boolean {
  return isAssignment(path);
}

/** The ladder is the path with the most stages, as everywhere. */
function ladderOf(
  held: readonly HeldInterval[],
  catalog: CatalogService,
): TeamMemberView['ladder'] {
  const stages = new Map<string, number>();
  for (const { path, level } of held) {
    if (level === 'stage') stages.set(path, (stages.get(path) ?? 0) + 1);
  }
  const [path] = [...stages].sort(([, a], [, b]) => b - a)[0] ?? [];
  const tree = path === undefined ? null : treeIn(path, catalog);
  if (path === undefined || !tree) return null;
  const rows = held.filter((row) => row.path === path);
  const statuses = new Map(rows.map(({ requirement, status }) => [requirement, status]));
  const current = currentStageIn(tree.root, ({ key }) => statuses.get(key));
  const counted = rows.filter(
    ({ level, status }) => level === 'requirement' && status !== 'not-applicable',
  );
  return {
    path,
    title: tree.root.title,
    stage: current?.title ?? tree.root.title,
    met: counted.filter(({ status }) => isMet(status)).length,
    of: counted.length,
  };
}

function treeIn(path: string, catalog: CatalogService): Tree | null {
  const found = catalog.find('path', path);
  return found ? treeOf(found.definition) : null;
}
