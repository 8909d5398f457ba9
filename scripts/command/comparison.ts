import type { Comparison } from '../../src/compare/compare.ts';
import { count } from '../../src/gate/count.ts';
import type { JsonObject } from '../../src/json.ts';
import { escapeLine } from '../../src/report/control-characters.ts';

/** What a comparison adds up to, in a line: `pets: 3 changes, 1 breaking; a major bump is asked for (1.0.0 to 1.1.0); …`. */
export function comparisonText({ contract, changes, bump, versions, exchanges }: Comparison): string {
  const breaking = changes.filter(({ severity }) => severity === 'breaking').length;
  const asked = bump === 'none' ? 'the version may stay' : `a ${bump} bump is asked for`;
  return escapeLine(
    `${contract}: ${count(changes.length, 'change')}, ${breaking} breaking; ${asked} (${versions.base} to ${versions.head}); ` +
      `${exchanges.unchanged} of ${exchanges.matched} operations are the same`,
  );
}

/** The same for machines, with every change. */
export function comparisonJson({ contract, changes, bump, versions, exchanges }: Comparison): JsonObject {
  return {
    contract,
    bump,
    versions: { ...versions },
    exchanges: { ...exchanges },
    changes: changes.map(({ id, rule, severity, operations, message, proof }) => ({
      id,
      rule,
      severity,
      operations: [...operations],
      message,
      proof: proof.kind,
    })),
  };
}
