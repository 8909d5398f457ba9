import type { Contract } from '../contract/contract.ts';
import { pairingWithin, type Scope } from './scope.ts';
import { serversFor } from './server-urls.ts';
import { templateShape } from './template-shape.ts';
import { exchangesOf, type Exchange } from './exchange.ts';

/** The exchanges of two contracts: those that both have, and those that one of them has alone. */
export interface Pairing {
  readonly matched: readonly { readonly base: Exchange; readonly head: Exchange }[];
  readonly removed: readonly Exchange[];
  readonly added: readonly Exchange[];
}

/** Pairs the exchanges of two contracts by what callers see: the method and the shape of the path. */
export function pairExchanges(base: Contract, head: Contract, scope: Scope = {}): Pairing {
  return pairingWithin(pairAll(base, head, scope), scope);
}

function pairAll(base: Contract, head: Contract, scope: Scope): Pairing {
  const [before, after] = [exchangesOf(base, scope), exchangesOf(head, scope)];
  const [byKey, byTitle] = [indexBy(after, ({ key }) => key), indexBy(after, ({ title }) => title)];
  const known = new Set(before.map(({ key }) => key));
  const partners = before.map((exchange) => ({
    base: exchange,
    // Two paths of one shape are told apart by their names, where those still exist.
    head: partnerOf(exchange, byTitle.get(exchange.title)) ?? byKey.get(exchange.key),
  }));
  const gone = partners.flatMap(({ base: from, head: to }) => (to ? [] : [from]));
  const fresh = after.filter(({ key }) => !known.has(key));
  const moved = pairByUrl(base, head, gone, fresh);
  const [from, to] = [new Set(moved.map((pair) => pair.base)), new Set(moved.map((pair) => pair.head))];
  return {
    matched: [
      ...partners.flatMap((pair) => (pair.head ? [{ base: pair.base, head: pair.head }] : [])),
      ...moved,
    ],
    removed: gone.filter((exchange) => !from.has(exchange)),
    added: fresh.filter((exchange) => !to.has(exchange)),
  };
}

/** Operations under another path that are called by a URL that they had: a base path moved between servers and paths. */
function pairByUrl(
  base: Contract,
  head: Contract,
  gone: readonly Exchange[],
  fresh: readonly Exchange[],
): Pairing['matched'] {
  if (gone.length === 0 || fresh.length === 0) return [];
  const byUrl = new Map(fresh.flatMap((to) => urlKeys(head, to).map((key) => [key, to] as const)));
  return gone.flatMap((from) => {
    const to = urlKeys(base, from)
      .map((key) => byUrl.get(key))
      .find((found) => found !== undefined);
    return to ? [{ base: from, head: to }] : [];
  });
}

/** The URLs of an operation, and their paths alone, as the host may have changed as well. */
function urlKeys(contract: Contract, exchange: Exchange): readonly string[] {
  if (exchange.kind !== 'operation') return [];
  const { path, operation } = exchange;
  const servers = serversFor(contract, exchange);
  const urls = [...servers.urls, ...servers.defaults].map((url) => `${url}${templateShape(path)}`);
  return [...urls, ...urls.map((url) => url.replace(/^[a-z]+:\/\/[^/]*/i, ''))].map(
    (url) => `${operation.method} ${url}`,
  );
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
