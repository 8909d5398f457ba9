import type { Contract } from '../contract/contract.ts';
import { canonicalText } from '../schema/json-equal.ts';
import { contentKeys, type ContentKeys } from './content-key.ts';
import type { Exchange } from './exchange.ts';
import type { Pairing } from './pairing.ts';
import { serversFor } from './server-urls.ts';

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
export function differingExchanges(
  matched: Pairing['matched'],
  keys: PairKeys,
  contracts: { readonly base: Contract; readonly head: Contract },
): Pairing['matched'] {
  return matched.filter(
    ({ base, head }) =>
      exchangeKey(base, keys.base, contracts.base) !== exchangeKey(head, keys.head, contracts.head),
  );
}

/** Everything that rules look at, with what it reaches through references. */
function exchangeKey(exchange: Exchange, keys: ContentKeys, contract: Contract): string {
  const { operation } = exchange;
  const { parameters, security, path } = operation;
  const servers = serversFor(contract, exchange);
  return canonicalText([
    keys.object(operation.pointer),
    path,
    parameters.map(({ pointer }) => keys.object(pointer)),
    security.map(({ schemes }) => schemes.map(({ name, scopes }) => [name, [...scopes]])),
    [...servers.urls],
    [...servers.defaults],
  ]);
}
