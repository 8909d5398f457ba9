import type { Operation } from '../contract/contract.ts';
import { ExpectedError } from '../expected-error.ts';
import { createRouter, type Route } from './router.ts';

/** What URLs a mock without a port stands for. */
export interface BaseUrls {
  /** The first of the URLs, as people say it; `undefined` when there is none. */
  readonly first: string | undefined;
  /** Where a URL leads below any of them; `undefined` when it is below none. */
  find(method: string, url: URL): Found | undefined;
}

/** What a URL leads to. */
export interface Found {
  /** Path and query as they stand below the base, percent-encoded. */
  readonly target: string;
  readonly kind: Route['kind'];
}

/** A URL that operations' paths are appended to; without an origin where it is relative. */
interface Base {
  readonly origin: string | undefined;
  /** Without a slash at its end. */
  readonly path: string;
}

/**
 * The one base that is given.
 *
 * @throws ExpectedError when it is no absolute URL of HTTP
 */
export function givenBase(operations: readonly Operation[], url: string): BaseUrls {
  const base = baseOf(url);
  if (base?.origin !== undefined) return baseUrls(operations, [base]);
  throw new ExpectedError(`The baseUrl ${JSON.stringify(url)} is no absolute URL of HTTP.`, {
    help: 'Give what the operations’ paths are appended to: https://api.example.com/v2.',
  });
}

/** The servers of the contract, variables at their defaults: with `relative` also those that are on any origin. */
export function serverBases(operations: readonly Operation[], { relative }: { relative: boolean }): BaseUrls {
  const servers = new Set(operations.flatMap((operation) => operation.servers));
  const bases = Array.from(servers, baseOf).filter((base) => base !== undefined);
  return baseUrls(
    operations,
    bases.filter(({ origin }) => relative || origin !== undefined),
  );
}

function baseUrls(operations: readonly Operation[], bases: readonly Base[]): BaseUrls {
  const route = createRouter(operations);
  const longestFirst = bases.toSorted((a, b) => b.path.length - a.path.length);
  const [first] = bases;
  return {
    first: first && `${first.origin ?? ''}${first.path || (first.origin === undefined ? '/' : '')}`,
    find: (method, url) => {
      const candidates = longestFirst.flatMap((base) => {
        const path = below(base, url);
        return path === undefined ? [] : [{ target: path + url.search, kind: kindOf(route(method, path)) }];
      });
      // Of bases that begin alike, the one below which the contract has something.
      return candidates.find(({ kind }) => kind !== 'path-unknown') ?? candidates[0];
    },
  };
}

function kindOf({ kind }: Route): Route['kind'] {
  return kind;
}

function below({ origin, path }: Base, url: URL): string | undefined {
  if (origin !== undefined && origin !== url.origin) return undefined;
  const { pathname } = url;
  if (pathname === path) return '/';
  return pathname.startsWith(`${path}/`) ? pathname.slice(path.length) : undefined;
}

function baseOf(url: string): Base | undefined {
  // Stands in for the origin that a relative one has not.
  const nowhere = 'http://relative.invalid';
  const parsed = URL.parse(url, `${nowhere}/`);
  // A variable without a default says nothing of where the server is.
  if (!parsed || !/^https?:$/.test(parsed.protocol) || /\{|%7B/i.test(parsed.host + parsed.pathname))
    return undefined;
  return {
    origin: parsed.origin === nowhere ? undefined : parsed.origin,
    path: parsed.pathname.replace(/\/+$/, ''),
  };
}
