import type { Contract, Operation } from '../../contract/contract.ts';
import type { Finding } from '../../finding.ts';
import type { Json } from '../../json.ts';
import { valueAt } from '../../json-pointer.ts';
import type { ValidationFailure } from '../../schema/index.ts';
import { deepest } from '../failure.ts';
import type { Schemas } from '../schemas.ts';
import type { DocumentedValue } from './documented-value.ts';
import { namedExamples } from './named-examples.ts';
import { reachableSchemas } from './reachable-schemas.ts';
import { schemaExamples } from './schema-examples.ts';

/** The name of this check, which needs no server. */
const name = 'example-fits-schema';

/**
 * A finding for each example and default that does not fit its schema, at the deepest place that fails.
 * What travels both ways fits when it fits one way.
 */
export function exampleFindings(
  contract: Contract,
  operations: readonly Operation[],
  schemas: Schemas,
): readonly Finding[] {
  const schemaPlaces = reachableSchemas(contract.document, operations);
  const values = [
    ...operations.flatMap((operation) => namedExamples(contract.document, operation)),
    ...schemaPlaces.flatMap((place) => schemaExamples(contract.document, place)),
  ];
  const uses = Map.groupBy(values, ({ pointer, schema }) => `${pointer} ${schema}`);
  const findings = uses
    .values()
    .flatMap((same) => misfit(contract, same, schemas))
    .toArray();
  return findings.toSorted((a, b) => (a.pointer < b.pointer ? -1 : Number(a.pointer > b.pointer)));
}

function misfit(contract: Contract, uses: readonly DocumentedValue[], schemas: Schemas): readonly Finding[] {
  const results = uses.map((use) => ({
    use,
    failures: schemas(use.schema, use.direction).validate(use.value),
  }));
  const [first] = results;
  if (first?.use.isSerialized) return serializedMisfit(contract, first.use, schemas);
  const worst = first && deepest(first.failures);
  if (!first || !worst || results.some(({ failures }) => failures.length === 0)) return [];
  const isMeant = uses.some(({ meant, schema, direction }) => {
    const value = meant?.((each) => schemas(schema, direction).validate(each).length === 0);
    return value !== undefined;
  });
  return [isMeant ? travelling(contract, first.use) : finding(contract, first.use, worst, first.failures)];
}

/** What travels must mean something that fits, and the data where those are given too. */
function serializedMisfit(contract: Contract, use: DocumentedValue, schemas: Schemas): readonly Finding[] {
  const { title, pointer, value, schema, direction, meant } = use;
  const fits = (each: Json): boolean => schemas(schema, direction).validate(each).length === 0;
  if (!meant || meant(fits) !== undefined) return [];
  return [
    {
      rule: `verify/${name}`,
      severity: 'error',
      message: `${title} does not mean what it should as it travels.`,
      contract: contract.name,
      pointer,
      location: contract.locate(pointer),
      evidence: [{ label: 'value', value }],
      help: 'Write into serializedValue what travels for the data: fitting the schema, and equal to dataValue where that is given.',
    },
  ];
}

/** An example that fits as it travels, though not as it is written. */
function travelling(contract: Contract, { title, pointer, value }: DocumentedValue): Finding {
  return {
    rule: `verify/${name}`,
    severity: 'information',
    message: `${title} fits its schema as it travels, not as it is written.`,
    contract: contract.name,
    pointer,
    location: contract.locate(pointer),
    evidence: [{ label: 'value', value }],
    help: 'Write the value itself, not the text that stands for it; tools that compare it with the schema refuse it.',
  };
}

function finding(
  contract: Contract,
  documented: DocumentedValue,
  worst: ValidationFailure,
  failures: readonly ValidationFailure[],
): Finding {
  const pointer = documented.pointer + worst.instancePointer;
  const place = worst.instancePointer === '' ? 'it' : worst.instancePointer;
  const value = valueAt(contract.document, pointer);
  return {
    rule: `verify/${name}`,
    severity: documented.isDefault ? 'warning' : 'error',
    message: `${documented.title} does not fit its schema: ${place} ${worst.message}.`,
    contract: contract.name,
    pointer,
    location: contract.locate(pointer),
    evidence: [
      ...(value === undefined ? [] : [{ label: 'value', value }]),
      { label: 'schema', value: worst.schemaPointer },
      ...(failures.length > 1 ? [{ label: 'failures', value: failures.slice(0, 20).map(failureText) }] : []),
    ],
    help: 'Correct the value or the schema; in an overlay, where the description is not yours.',
  };
}

function failureText({ instancePointer, message, schemaPointer }: ValidationFailure): string {
  return `${instancePointer === '' ? '(whole value)' : instancePointer} ${message} (${schemaPointer})`;
}
