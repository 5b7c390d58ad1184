import type { CourseDefinition, PathDefinition } from './requirement.js';
import { isGroup, treeOf, type TreeNode } from './tree.js';

/**
 * Prerequisites: which cycles are refused at publishing.
 *
 * Two kinds of waiting must never come back to where they began. What is *met* may not
 * depend on itself: a group on its children, hours on the node from which they count, a
 * path leaf on the other path. And what is *open* may not wait for itself: a node waits
 * for what its own and its ancestors' locks need, and a course for its prerequisites;
 * what is locked can't be met first. A child with `required: false` never holds up its
 * group, so it may wait for it.
 *
 * A lock within one branch of a choice that waits for the choice is refused too, though
 * another branch could open it: the branch itself would be a trap.
 */

/**
 * The cycles of a path, each as the keys that wait for each other, in that order.
 *
 * `versionsOf` gives every version of another path that somebody may be enrolled in, for
 * a path leaf looks at the learner's own version.
 */
export function cyclesIn(
  path: PathDefinition,
  versionsOf: (code: string) => readonly PathDefinition[],
): readonly (readonly string[])[] {
  const graph = new Map<string, readonly string[]>();
  const add = (vertex: string, waitsFor: readonly string[]) =>
    graph.set(vertex, [...(graph.get(vertex) ?? []), ...waitsFor]);

  const added = new Set<PathDefinition>();
  const addPath = (definition: PathDefinition) => {
    if (added.has(definition)) return;
    added.add(definition);
    for (const node of treeOf(definition).nodes.values()) addNode(definition, node);
  };
  const addNode = (definition: PathDefinition, node: TreeNode) => {
    const vertex = vertexIn(definition);
    for (const waiting of waitsOf(node, definition)) {
      const { kind, key } = waiting.for;
      if (kind === 'path') {
        const others = key === definition.code ? [definition] : versionsOf(key);
        for (const other of others) {
          add(vertex(waiting.kind, node.key), [vertexIn(other)(waiting.kind, other.code)]);
          addPath(other);
        }
      } else {
        add(vertex(waiting.kind, node.key), [vertex(kind, key)]);
      }
    }
  };
  addPath(path);

  const ours = vertexIn(path)('', '');
  return cyclesOf(graph)
    .filter((cycle) => cycle.some((vertex) => isOf(vertex, ours)))
    .map((cycle) => withoutRepeats(cycle.map(keyOf)))
    .filter(isNew());
}

/** The cycles among courses' prerequisites, each as course codes. */
export function cyclesAmongCourses(
  courses: readonly Pick<CourseDefinition, 'code' | 'prerequisites'>[],
): readonly (readonly string[])[] {
  return cyclesOf(new Map(courses.map(({ code, prerequisites }) => [code, prerequisites])));
}

/**
 * `counts`: what met is computed from, whatever is required. `done`: what must be done
 * for a node to be met. `open`: what must be done before a node may be started.
 */
type Kind = 'counts' | 'done' | 'open';

interface Waiting {
  readonly kind: Kind;
  readonly for: { readonly kind: Kind | 'path'; readonly key: string };
}

function waitsOf(node: TreeNode, path: PathDefinition): readonly Waiting[] {
  const { asks } = node;
  const waits: Waiting[] = [];
  const add = (kind: Kind, forKind: Kind | 'path', key: string) =>
    waits.push({ kind, for: { kind: forKind, key } });

  for (const child of node.children) {
    add('counts', 'counts', child.key);
    if (child.asks.required !== false) add('done', 'done', child.key);
  }
  if (!isGroup(asks)) add('done', 'open', node.key);
  if (node.parent) add('open', 'open', node.parent.key);
  for (const lock of asks.locks ?? []) add('open', 'done', lock.needs);

  if (asks.kind === 'hours' && typeof asks.countsFrom === 'object') {
    add('counts', 'counts', asks.countsFrom.node);
    add('done', 'done', asks.countsFrom.node);
  }
  if (asks.kind === 'path') {
    add('counts', 'path', asks.path);
    add('done', 'path', asks.path);
  }
  if (asks.kind === 'course') {
    for (const course of asks.prerequisites ?? []) {
      const inPath = courseNodeIn(path, course);
      if (inPath) add('open', 'done', inPath);
    }
  }
  return waits;
}

/** The first node of the path that asks for a course: the one that opens it. */
function courseNodeIn(path: PathDefinition, course: string): string | undefined {
  for (const { key, asks } of treeOf(path).nodes.values()) {
    if (asks.kind === 'course' && asks.course === course) return key;
  }
  return undefined;
}

/** A vertex is text: the path and version, the kind of waiting, the key. No key holds a space. */
function vertexIn(path: PathDefinition): (kind: string, key: string) => string {
  return (kind, key) => `${path.code}@${path.version} ${kind} ${key}`;
}

function isOf(vertex: string, path: string): boolean {
  return vertex.split(' ')[0] === path.split(' ')[0];
}

function keyOf(vertex: string): string {
  return vertex.split(' ')[2]!;
}

/** Every way back to a vertex on the current walk; each cycle once. */
function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  const finished = new Set<string>();
  const walk: string[] = [];
  const visit = (vertex: string): void => {
    if (finished.has(vertex)) return;
    const at = walk.indexOf(vertex);
    if (at >= 0) {
      cycles.push(walk.slice(at));
      return;
    }
    walk.push(vertex);
    for (const next of graph.get(vertex) ?? []) visit(next);
    walk.pop();
    finished.add(vertex);
  };
  for (const vertex of graph.keys()) visit(vertex);
  return cycles;
}

/** A node stands in a cycle as open and as done: named once. */
function withoutRepeats(keys: readonly string[]): readonly string[] {
  return keys.filter((key, index) => keys.indexOf(key) === index);
}

/** The same nodes may wait for each other in two ways; one cycle says it. */
function isNew(): (cycle: readonly string[]) => boolean {
  const seen = new Set<string>();
  return (cycle) => {
    const name = [...cycle].sort().join(' ');
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  };
}
