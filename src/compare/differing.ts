import type { Contract } from '../contract/contract.ts';
import { canonicalText } from '../schema/json-equal.ts';
import { contentKeys, type ContentKeys } from './content-key.ts';
import type { Exchange } from './exchange.ts';
import type { Pairing } from './pairing.ts';

/** The content keys of both contracts. */
export interface PairKeys {
  readonly base: ContentKeys;
  readonly head: ContentKeys;
}

/** The content keys of two contracts. */
export function pairKeys(base: Contract, head: Contract): PairKeys {
  return { base: contentKeys(base.document), head: contentKeys(head.document) };
}

/** The pairs of exchanges that are not the same in both contracts, down to every schema. */
export function differingExchanges(matched: Pairing['matched'], keys: PairKeys): Pairing['matched'] {
  return matched.filter(({ base, head }) => exchangeKey(base, keys.base) !== exchangeKey(head, keys.head));
}

/** Everything that rules look at, with what it reaches through references. */
function exchangeKey({ operation }: Exchange, keys: ContentKeys): string {
  const { parameters, security, servers, path } = operation;
  return canonicalText([
    keys.object(operation.pointer),
    path,
    parameters.map(({ pointer }) => keys.object(pointer)),
    security.map(({ schemes }) => schemes.map(({ name, scopes }) => [name, [...scopes]])),
    [...servers],
  ]);
}
