import { ExpectedError } from '../expected-error.ts';
import type { CompiledSchema } from '../schema/index.ts';

/**
 * A compiled schema that never throws. A validator that fails on a value is a defect of the validator,
 * of which neither the contract nor the server is guilty: the value counts as valid, nothing random is
 * made from the schema any more, and `note` is told why.
 */
export function judgeable(schema: CompiledSchema, note: (reason: string) => void): CompiledSchema {
  let isBroken = false;
  const attempt = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch (error) {
      // Such an error says what is wrong with the schema itself.
      if (error instanceof ExpectedError) throw error;
      isBroken = true;
      note(error instanceof Error ? error.message : String(error));
      return otherwise;
    }
  };
  return {
    place: schema.place,
    get satisfiable() {
      const answer = attempt(() => schema.satisfiable, 'unknown');
      return isBroken ? 'unknown' : answer;
    },
    get constraints() {
      return attempt(() => schema.constraints, []);
    },
    get boundaries() {
      return attempt(() => schema.boundaries, []);
    },
    get violations() {
      return attempt(() => schema.violations, []);
    },
    get unsupported() {
      return attempt(() => schema.unsupported, []);
    },
    get values() {
      return schema.values;
    },
    get violating() {
      const violating = attempt(() => schema.violating, undefined);
      return isBroken ? undefined : violating;
    },
    *prepare() {
      const steps = schema.prepare();
      while (attempt(() => steps.next().done, true) !== true) yield;
    },
    validate: (value) => attempt(() => schema.validate(value), []),
  };
}
