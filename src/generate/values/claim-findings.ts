import type { Contract } from '../../contract/contract.ts';
import type { Finding } from '../../finding.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Claim } from './claim.ts';
import type { ValueProgram } from './value-program.ts';

/** Complaints of the compiler that say nothing of a value: a type that it gave up on, and one whose every property is optional. */
const unsaid = [/^TS2589$/, /^TS2590$/];
const inherited =
  /Types of property '(toString|toLocaleString|valueOf|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|constructor)' are incompatible/;
const weak = /has no properties in common with type/;

/** What a compiler found wrong with the program of claims, each reason and each place once. */
export function claimFindings(
  diagnostics: readonly Diagnostic[],
  { lines }: ValueProgram,
  contract: Contract,
): Finding[] {
  const told = new Set<string>();
  return diagnostics.flatMap((diagnostic) => {
    const claim = lines.get(diagnostic.line);
    if (!claim || unsaid.some((code) => code.test(diagnostic.code))) return [];
    if (claim.compiles && weak.test(diagnostic.message)) return [];
    // One fault of a type is met by many values.
    const [reason = ''] = diagnostic.message.split('\n').slice(-1);
    const key = claim.compiles ? `${claim.place.type} ${reason}` : claim.pointer;
    if (told.has(key)) return [];
    told.add(key);
    return [claim.compiles ? refused(claim, diagnostic, contract) : accepted(claim, contract)];
  });
}

function refused(claim: Claim, { code, message }: Diagnostic, contract: Contract): Finding {
  const reason = { label: 'reason', value: `${code}: ${message}` };
  return {
    ...foundAt(claim, contract),
    rule: 'generate/valid-value-refused',
    // What every object has by itself cannot be left out in TypeScript.
    severity: inherited.test(message) ? 'information' : 'error',
    message: `The type ${claim.place.type} refuses a value that its schema accepts (${claim.label})`,
    evidence: [{ label: 'value', value: claim.value }, reason],
    help: 'Write the schema in other words in an overlay, and report it: the types that are generated are wrong.',
  };
}

function accepted(claim: Claim, contract: Contract): Finding {
  return {
    ...foundAt(claim, contract),
    rule: 'generate/violation-compiles',
    severity: 'warning',
    message: `The type ${claim.place.type} accepts a value that its schema refuses (${claim.label})`,
    evidence: [{ label: 'value', value: claim.value }],
    help: 'Write the schema in other words in an overlay, and report it: the types that are generated are too wide.',
  };
}

/** What a finding says of where it was found. */
export function foundAt(
  { pointer, place }: Pick<Claim, 'pointer' | 'place'>,
  contract: Contract,
): Pick<Finding, 'contract' | 'operation' | 'pointer' | 'location'> {
  return {
    contract: contract.name,
    ...(place.operation === undefined ? {} : { operation: place.operation }),
    pointer,
    location: contract.locate(pointer),
  };
}
