import type { Contract } from '../contract/contract.ts';
import { exchangesOf, type Exchange } from './exchange.ts';

/** The exchanges of two contracts: those that both have, and those that one of them has alone. */
export interface Pairing {
  readonly matched: readonly { readonly base: Exchange; readonly head: Exchange }[];
  readonly removed: readonly Exchange[];
  readonly added: readonly Exchange[];
}

/** Pairs the exchanges of two contracts by what callers see: the method and the shape of the path. */
export function pairExchanges(base: Contract, head: Contract): Pairing {
  const [before, after] = [exchangesOf(base), exchangesOf(head)];
  const [byKey, byTitle] = [indexBy(after, ({ key }) => key), indexBy(after, ({ title }) => title)];
  const known = new Set(before.map(({ key }) => key));
  const partners = before.map((exchange) => ({
    base: exchange,
    // Two paths of one shape are told apart by their names, where those still exist.
    head: partnerOf(exchange, byTitle.get(exchange.title)) ?? byKey.get(exchange.key),
  }));
  return {
    matched: partners.flatMap(({ base: from, head: to }) => (to ? [{ base: from, head: to }] : [])),
    removed: partners.flatMap(({ base: from, head: to }) => (to ? [] : [from])),
    added: after.filter(({ key }) => !known.has(key)),
  };
}

function partnerOf(exchange: Exchange, candidate: Exchange | undefined): Exchange | undefined {
  return candidate?.key === exchange.key ? candidate : undefined;
}

function indexBy(
  exchanges: readonly Exchange[],
  keyOf: (exchange: Exchange) => string,
): ReadonlyMap<string, Exchange> {
  return new Map(exchanges.toReversed().map((exchange) => [keyOf(exchange), exchange]));
}
