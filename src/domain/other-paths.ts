import type { MetLayer, TouchedLeaves } from './met-layer.js';
import type { LearnerRecord } from './record.js';
import type { Definitions } from './requirement.js';

/**
 * The met layers of the paths that other paths ask for, of one record. Every stage of a ladder
 * may ask for the same one: it is computed once.
 */
export class OtherPaths {
  private readonly layers = new Map<string, MetLayer>();

  constructor(
    private readonly record: LearnerRecord,
    private earlier: { readonly paths: OtherPaths; readonly touched: TouchedLeaves } | null = null,
  ) {}

  /** A layer by its name; where an earlier one is known, the one that follows from it. */
  layer(name: string, make: () => MetLayer): MetLayer {
    let layer = this.layers.get(name);
    if (!layer) {
      layer = this.followed(name) ?? make();
      this.layers.set(name, layer);
    }
    return layer;
  }

  /** Takes over all that is known of the earlier record, which can be let go of then. */
  settle(): void {
    for (const name of this.earlier?.paths.layers.keys() ?? []) {
      const layer = this.layers.get(name) ?? this.followed(name);
      if (layer) this.layers.set(name, layer);
    }
    this.earlier = null;
  }

  private followed(name: string): MetLayer | undefined {
    const layer = this.earlier?.paths.layers.get(name);
    if (!this.earlier || !layer) return undefined;
    const { touched } = this.earlier;
    const { tree } = layer;
    return touched(tree).has(tree.root) ? undefined : layer.again(this.record, touched).met;
  }
}

const memory = new WeakMap<Definitions, WeakMap<LearnerRecord, OtherPaths>>();

export function otherPathsOf(definitions: Definitions, record: LearnerRecord): OtherPaths {
  const byRecord = memoryOf(definitions);
  let paths = byRecord.get(record);
  if (!paths) byRecord.set(record, (paths = new OtherPaths(record)));
  return paths;
}

/**
 * Lets the other paths of a record follow from those of an earlier one while `work` is done.
 * Those of the earlier record are forgotten: who holds on to that shall not hold on to all
 * that came before it.
 */
export function followingOtherPaths<T>(
  definitions: Definitions,
  {
    before,
    after,
    touched,
  }: { before: LearnerRecord; after: LearnerRecord; touched: TouchedLeaves },
  work: () => T,
): T {
  const byRecord = memoryOf(definitions);
  const paths = new OtherPaths(after, { paths: otherPathsOf(definitions, before), touched });
  byRecord.set(after, paths);
  const done = work();
  paths.settle();
  byRecord.delete(before);
  return done;
}

function memoryOf(definitions: Definitions): WeakMap<LearnerRecord, OtherPaths> {
  let byRecord = memory.get(definitions);
  if (!byRecord) memory.set(definitions, (byRecord = new WeakMap<LearnerRecord, OtherPaths>()));
  return byRecord;
}
