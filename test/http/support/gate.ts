/** A place that a test can close, so that what comes there waits until it is opened. */
export class Gate {
  private opened = Promise.resolve();
  private release = () => {};
  private arrived = Promise.resolve();
  private arrive = () => {};

  close(): void {
    this.opened = new Promise((resolve) => (this.release = resolve));
    this.arrived = new Promise((resolve) => (this.arrive = resolve));
  }

  open(): void {
    this.release();
  }

  /** For what is stopped: goes on when the gate is open. */
  async pass(): Promise<void> {
    this.arrive();
    await this.opened;
  }

  /** For the test: until somebody stands at the closed gate. */
  reached(): Promise<void> {
    return this.arrived;
  }
}
