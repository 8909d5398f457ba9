import { createHash } from 'node:crypto';
import type { Contract, Operation } from '../contract/contract.ts';

/**
 * The order in which operations are tried where the time may not suffice for all: those that changed first, then the
 * others from a place on that follows from the contract, so that another contract begins elsewhere and the same one
 * at the same place.
 */
export function rotation(
  contract: Contract,
  changed: readonly Operation[],
): (operations: readonly Operation[]) => readonly Operation[] {
  const first = new Set(changed);
  return (operations) => {
    const others = operations.filter((operation) => !first.has(operation));
    const start = others.length === 0 ? 0 : numberOf(contract) % others.length;
    return [
      ...operations.filter((operation) => first.has(operation)),
      ...others.slice(start),
      ...others.slice(0, start),
    ];
  };
}

function numberOf({ document }: Contract): number {
  return createHash('sha256').update(JSON.stringify(document)).digest().readUInt32BE(0);
}
