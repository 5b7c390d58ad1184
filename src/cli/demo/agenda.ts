/** What happens in the demo clinic, by day; told in the order of days, then as it was planned. */
export class Agenda {
  private readonly items: {
    readonly ago: number;
    readonly order: number;
    readonly act: () => Promise<unknown>;
  }[] = [];

  /** Plans something for so many days ago; what would lie ahead of today is left out. */
  plan(ago: number, act: () => Promise<unknown>): void {
    if (ago < 0) return;
    this.items.push({ ago: Math.round(ago), order: this.items.length, act });
  }

  /** The agenda of somebody who left so many days ago: nothing is planned for later. */
  until(leftAgo: number): Plans {
    return {
      plan: (ago, act) => {
        if (ago > leftAgo) this.plan(ago, act);
      },
    };
  }

  get size(): number {
    return this.items.length;
  }

  /** Acts it out, the oldest first. `before` is told the day of each act, and how many are done. */
  async play(before: (ago: number, done: number) => void): Promise<void> {
    const inOrder = [...this.items].sort((a, b) => b.ago - a.ago || a.order - b.order);
    for (const [done, { ago, act }] of inOrder.entries()) {
      before(ago, done);
      await act();
    }
  }
}

/** Where something can be planned. */
export type Plans = Pick<Agenda, 'plan'>;
