import { contentHash } from '../../curriculum/content-hash.js';
import type { Curriculum, PathContent } from '../../curriculum/content.js';
import { cyclesIn } from '../../domain/prerequisites.js';
import { Refusal, type Reason } from '../../domain/refusal.js';
import type { PathDefinition, Requirement } from '../../domain/requirement.js';
import { treeOf } from '../../domain/tree.js';
import type { DefinitionEntity, DefinitionKind } from './definition.entity.js';
import { differencesBetween } from './differences.js';

/** What publishing would do to one definition. */
export interface PlannedVersion {
  readonly kind: DefinitionKind;
  readonly code: string;
  readonly title: string;
  readonly content: object;
  readonly hash: string;
  readonly change: 'added' | 'changed' | 'unchanged';
  /** The newest version so far; null where there is none. */
  readonly from: number | null;
  /** The version that holds afterwards. */
  readonly version: number;
  /** In words, a line each; of what changed only. */
  readonly differences: readonly string[];
}

/**
 * What publishing a curriculum would change, given every version so far. Only what
 * differs from its newest version becomes a new one, so content that returns to an
 * earlier state is a new version again, and history stays a line.
 *
 * Refuses what was made in the product under the same code, and paths that would wait
 * for each other in any version that somebody may still be enrolled in.
 */
export function planPublication(
  { courses, skills, credentials, paths, office }: Curriculum,
  published: readonly DefinitionEntity[],
): readonly PlannedVersion[] {
  const newest = new Map<string, DefinitionEntity>();
  for (const row of published) newest.set(`${row.kind} ${row.code}`, row);

  const plan: PlannedVersion[] = [];
  const add = (kind: DefinitionKind, content: { code: string; title: string }) => {
    const planned = planOne(kind, content, newest.get(`${kind} ${content.code}`));
    plan.push(planned);
    return planned.version;
  };
  if (office) add('office', office);
  for (const course of courses) add('course', course);
  for (const skill of skills) add('skill', skill);
  for (const credential of credentials) add('credential', credential);

  const versions = new Map<string, number>();
  for (const path of inOrderOfNeed(paths)) {
    versions.set(path.code, add('path', withVersions(path, versions)));
  }
  refuseForeign(plan, newest);
  refuseCycles(plan, published);
  return plan;
}

function planOne(
  kind: DefinitionKind,
  content: { readonly code: string; readonly title: string },
  before: DefinitionEntity | undefined,
): PlannedVersion {
  const { code, title } = content;
  const hash = contentHash(content);
  const common = { kind, code, title, content, hash };
  if (!before) return { ...common, change: 'added', from: null, version: 1, differences: [] };
  const { version } = before;
  if (before.hash === hash) {
    return { ...common, change: 'unchanged', from: version, version, differences: [] };
  }
  const differences = differencesBetween(kind, before.content, content);
  return { ...common, change: 'changed', from: version, version: version + 1, differences };
}

/** Paths that others name come first, for those pin their versions. */
function inOrderOfNeed(paths: readonly PathContent[]): readonly PathContent[] {
  const ordered = new Set<PathContent>();
  const visit = (path: PathContent) => {
    if (ordered.has(path)) return;
    for (const code of pathsNamedIn(path)) visit(paths.find((each) => each.code === code)!);
    ordered.add(path);
  };
  for (const path of paths) visit(path);
  return [...ordered];
}

function pathsNamedIn(path: PathContent): readonly string[] {
  const { nodes } = treeOf({ ...path, version: 0 });
  return [...nodes.values()].flatMap(({ asks }) => (asks.kind === 'path' ? asks.path : []));
}

/** The path with the version of each path that it names. */
function withVersions(path: PathContent, versions: ReadonlyMap<string, number>): PathContent {
  const pinned = (asks: Requirement): Requirement => {
    if (asks.kind === 'path') return { ...asks, version: versions.get(asks.path)! };
    return 'children' in asks ? { ...asks, children: asks.children.map(pinned) } : asks;
  };
  const stages = path.stages.map((stage) => ({
    ...stage,
    milestones: stage.milestones.map((milestone) => ({
      ...milestone,
      requirements: milestone.requirements.map(pinned),
    })),
  }));
  return { ...path, stages };
}

function refuseForeign(
  plan: readonly PlannedVersion[],
  newest: ReadonlyMap<string, DefinitionEntity>,
): void {
  refuse(
    plan
      .filter(({ kind, code }) => newest.get(`${kind} ${code}`)?.origin === 'product')
      .map(({ kind, code }) => ({
        code: 'made-in-product',
        subject: code,
        text: `The ${kind} ${code} was made in Preceptor: give the one in the files another code.`,
      })),
  );
}

function refuseCycles(
  plan: readonly PlannedVersion[],
  published: readonly DefinitionEntity[],
): void {
  const planned = plan.filter(({ kind, change }) => kind === 'path' && change !== 'unchanged');
  const versions = [...published.filter(({ kind }) => kind === 'path'), ...planned].map(
    ({ content, version }) => ({ ...content, version }) as PathDefinition,
  );
  const ours = new Set(planned.map(({ code, version }) => `${code} ${version}`));
  refuse(
    versions
      .filter(({ code, version }) => ours.has(`${code} ${version}`))
      .flatMap((path) =>
        cyclesIn(path, (code) => versions.filter((each) => each.code === code)).map((cycle) => ({
          code: 'path-cycle',
          subject: path.code,
          text: `In ${path.code} these wait for each other: ${cycle.join(' → ')}. An earlier version of another path counts too, for people may still be on it.`,
        })),
      ),
  );
}

function refuse([first, ...others]: readonly Reason[]): void {
  if (first) throw new Refusal([first, ...others]);
}
