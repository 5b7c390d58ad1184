import type { Dialect } from '../../src/database/transaction.js';
import { Clinic, type ClinicOptions } from './clinic.js';

/**
 * Tells a journey twice, each time in a clinic of its own: on SQLite and on PostgreSQL. The
 * tests of a journey follow each other on one calendar. The clinic exists once they run, so
 * use it inside them.
 */
export function describeClinic(
  name: string,
  options: ClinicOptions,
  tests: (clinic: Clinic) => void,
): void {
  describe.each<Dialect>(['sqlite', 'postgres'])(`${name} (%s)`, (dialect) => {
    let clinic: Clinic;
    beforeAll(async () => {
      clinic = await Clinic.open(dialect, options);
    });
    afterAll(() => clinic?.close());

    tests(
      new Proxy({} as Clinic, {
        get: (_, part) => Reflect.get(clinic, part) as unknown,
      }),
    );
  });
}
