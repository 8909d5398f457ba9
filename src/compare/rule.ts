import type { Contract } from '../contract/contract.ts';
import type { Draft } from './change.ts';
import type { PairKeys } from './differing.ts';
import type { Exchange } from './exchange.ts';
import type { Pairing } from './pairing.ts';
import type { PayloadPair } from './schemas/compare-schemas.ts';
import type { Sides } from './schemas/pair.ts';
import type { SchemaChange } from './schemas/schema-change.ts';
import type { Direction } from '../schema/index.ts';

/** Two contracts, as rules about the whole see them. */
export interface ContractPair {
  readonly base: Contract;
  readonly head: Contract;
  readonly pairing: Pairing;
  /** The day, as `2026-01-31`, by which sunsets have come or not; none has when it is not given. */
  readonly today: string | undefined;
  /** The keys of everything in both contracts as it is written. */
  readonly keys: PairKeys;
  /** The changes of a component that no operation reaches, when a side sends its values. */
  exportedChanges(pointer: string, sender: 'base' | 'head'): readonly SchemaChange[];
}

/** One exchange that both contracts have and that is not the same in both. */
export interface ExchangePair {
  readonly contracts: ContractPair;
  readonly base: Exchange;
  readonly head: Exchange;
  /** The schemas of both contracts in normal form. */
  readonly schemas: Pick<Sides, 'base' | 'head'> & {
    /** The pointer of the normal form, behind references, of the schema at a pointer of a contract. */
    pointer(side: 'base' | 'head', schema: string): string;
  };
  /** The changes between the schemas of a payload, which travels with the request or with the response. */
  schemaChanges(payload: PayloadPair, direction: Direction): readonly SchemaChange[];
}

/** One kind of thing that is compared: every file in `rules/` gives one such record. */
export interface Rule {
  /** The finding's rule is `compare/<name>`. */
  readonly name: string;
  /** What it compares, as one sentence. */
  readonly title: string;
  /** The changes between the contracts as wholes. */
  ofContracts?(pair: ContractPair): readonly Draft[];
  /** The changes of one exchange. */
  ofExchange?(pair: ExchangePair): readonly Draft[];
}
