import type { Contract } from '../contract/contract.ts';
import type { Draft } from './change.ts';
import type { Exchange } from './exchange.ts';
import type { Pairing } from './pairing.ts';
import type { PayloadPair } from './schemas/compare-schemas.ts';
import type { SchemaChange } from './schemas/schema-change.ts';
import type { Direction } from '../schema/schema.ts';

/** Two contracts, as rules about the whole see them. */
export interface ContractPair {
  readonly base: Contract;
  readonly head: Contract;
  readonly pairing: Pairing;
  /** The day, as `2026-01-31`, by which sunsets have come or not; none has when it is not given. */
  readonly today: string | undefined;
}

/** One exchange that both contracts have and that is not the same in both. */
export interface ExchangePair {
  readonly contracts: ContractPair;
  readonly base: Exchange;
  readonly head: Exchange;
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
