/** Remembers answers by (thing, day): what held on a day never changes with later facts. */
export class Memo<Thing, Answer> {
  private readonly answers = new Map<Thing, Map<number, Answer>>();

  get(thing: Thing, day: number, answer: () => Answer): Answer {
    let days = this.answers.get(thing);
    if (!days) this.answers.set(thing, (days = new Map<number, Answer>()));
    const known = days.get(day);
    if (known !== undefined) return known;
    const found = answer();
    days.set(day, found);
    return found;
  }
}
