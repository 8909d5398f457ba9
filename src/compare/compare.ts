import { aroundOf } from './around.ts';
import type { Contract } from '../contract/contract.ts';
import { bumpFor, type Bump } from './bump.ts';
import type { Change, Draft, Place } from './change.ts';
import { contentKeys, documentDigest } from './content-key.ts';
import { differingExchanges, pairKeys } from './differing.ts';
import type { Exchange } from './exchange.ts';
import { mergeChanges } from './merge.ts';
import { pairExchanges } from './pairing.ts';
import type { ContractPair, ExchangePair, Rule } from './rule.ts';
import { rules } from './rules.ts';
import { normalDocument } from './normal/normal-document.ts';
import { createSchemaComparison, type SchemaComparison } from './schemas/compare-schemas.ts';
import type { Sides } from './schemas/pair.ts';
import { behindReferences, type SchemaSide } from './schemas/schema-side.ts';
import { isNarrow, type Scope } from './scope.ts';
import { senderOf } from './sender.ts';
import { severityOf, type Severities } from './severities.ts';
import { versionOf } from './version.ts';

/** What a comparison may be told besides the contracts. */
export interface CompareOptions {
  /** The day, as `2026-01-31`; without it no sunset has come. */
  readonly today?: string;
  /** Severities of the user's choice, by rule or by change. */
  readonly severities?: Severities;
  /** What is compared; everything by default. */
  readonly scope?: Scope;
}

/** What changed between two contracts. */
export interface Comparison {
  /** The contract's name, from the head. */
  readonly contract: string;
  readonly changes: readonly Change[];
  /** What must happen to the version at least. */
  readonly bump: Bump;
  /** `info.version` of both. */
  readonly versions: { readonly base: string; readonly head: string };
  /** Exchanges that both have, and how many of them are the same down to every schema. */
  readonly exchanges: { readonly matched: number; readonly unchanged: number };
}

/**
 * Says what changed between two contracts, and whom it breaks. Deterministic; what is the same on both sides
 * is found by its content and costs next to nothing.
 */
export function compareContracts(base: Contract, head: Contract, options: CompareOptions = {}): Comparison {
  const keys = pairKeys(base, head);
  const schemas = { base: schemaSide(base, head), head: schemaSide(head, base) };
  const compare = createSchemaComparison();
  const contracts: ContractPair = {
    base,
    head,
    pairing: pairExchanges(base, head, options.scope),
    today: options.today,
    keys,
    exportedChanges: (pointer, sender) =>
      compare({ ...schemas, direction: 'response', sender }, { base: pointer, head: pointer }),
  };
  const differing = differingExchanges(contracts.pairing.matched, keys, contracts);
  const changes = [
    ...rules.flatMap((rule) =>
      (rule.ofContracts?.(contracts) ?? []).map((draft) => change(contracts, rule, draft, [])),
    ),
    ...differing.flatMap((pair) => exchangeChanges(exchangePair(contracts, schemas, compare, pair))),
  ];
  // What is about the whole is not told of a part.
  const told = changes.filter((one) => one.operations.length > 0 || !isNarrow(options.scope ?? {}));
  const merged = mergeChanges(told).map((one) => withSeverity(one, options.severities));
  const isEdited = merged.length > 0 || documentDigest(base.document) !== documentDigest(head.document);
  return {
    contract: head.name,
    changes: merged,
    bump: bumpFor(merged, isEdited),
    versions: { base: versionOf(base), head: versionOf(head) },
    exchanges: {
      matched: contracts.pairing.matched.length,
      unchanged: contracts.pairing.matched.length - differing.length,
    },
  };
}

function withSeverity(one: Change, severities: Severities = {}): Change {
  const severity = severityOf(one, severities);
  return severity === one.severity ? one : { ...one, severity };
}

function exchangePair(
  contracts: ContractPair,
  schemas: Pick<Sides, 'base' | 'head'>,
  compare: SchemaComparison,
  { base, head }: { readonly base: Exchange; readonly head: Exchange },
): ExchangePair {
  const pair: ExchangePair = {
    contracts,
    base,
    head,
    schemas: {
      ...schemas,
      pointer: (side, schema) => behindReferences(schemas[side], schemas[side].normal.define(schema)),
    },
    schemaChanges: (payload, direction) => {
      const sender = senderOf(pair, direction) === 'consumer' ? 'base' : 'head';
      const sides = {
        base: schemas.base,
        head: schemas.head,
        direction,
        sender,
      } as const;
      return compare(sides, payload);
    },
  };
  return pair;
}

function exchangeChanges(pair: ExchangePair): readonly Change[] {
  return rules.flatMap((rule) =>
    (rule.ofExchange?.(pair) ?? []).map((draft) => change(pair.contracts, rule, draft, [pair.head.title])),
  );
}

function change(
  { base, head }: ContractPair,
  rule: Rule,
  draft: Draft,
  operations: readonly string[],
): Change {
  const { base: before, head: after, proof, operation, ...rest } = draft;
  return {
    ...rest,
    id: [draft.direction, draft.area, draft.kind, draft.action].join('.'),
    rule: rule.name,
    operations: operation === undefined ? operations : [operation],
    base: before === undefined ? undefined : placeAt(base, before),
    head: after === undefined ? undefined : placeAt(head, after),
    proof: proof ?? { kind: 'structural' },
  };
}

/** The schemas of a contract, in normal form. */
function schemaSide(contract: Contract, other: Contract): SchemaSide {
  const normal = normalDocument(contract.document, other.document);
  return { normal, document: normal.document, keys: contentKeys(normal.document) };
}

/** The place of what stands at a pointer of a contract. */
export function placeAt(contract: Contract, pointer: string): Place {
  return {
    pointer,
    get location() {
      return contract.locate(pointer);
    },
    get around() {
      return aroundOf(contract.document, pointer);
    },
  };
}
