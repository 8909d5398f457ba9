import type { Operation, SecurityScheme } from '../contract/contract.ts';
import { isObject, type Json } from '../json.ts';

/**
 * The scopes that an operation requires and the given token says that it lacks; none where that cannot be known. A token
 * says so when it is a JWT (RFC 7519) with `scope` (RFC 9068), `scp` or `roles`.
 *
 * @param credentials secrets by the name of their security scheme
 */
export function lackingScopes(
  { security }: Pick<Operation, 'security'>,
  credentials: Readonly<Record<string, string>>,
): readonly string[] {
  const covered = security.filter(({ schemes }) =>
    schemes.every(({ name }) => Object.hasOwn(credentials, name)),
  );
  const lacking = covered.map(({ schemes }) => schemes.flatMap((scheme) => lackingOf(scheme, credentials)));
  return lacking.some((scopes) => scopes.length === 0) ? [] : (lacking[0] ?? []);
}

function lackingOf(
  { name, type, scopes }: SecurityScheme,
  credentials: Readonly<Record<string, string>>,
): readonly string[] {
  if (type !== 'oauth2' && type !== 'openIdConnect') return [];
  const granted = grantedBy(credentials[name] ?? '');
  if (!granted) return [];
  // Some servers write scopes with where they belong, and tokens without.
  return scopes.filter(
    (scope) => !granted.has(scope) && !granted.has(scope.slice(scope.lastIndexOf('/') + 1)),
  );
}

/** What a token says that it is good for; `undefined` when it says nothing. */
function grantedBy(token: string): ReadonlySet<string> | undefined {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token) ?? [];
  const claims = payload === undefined ? undefined : parsed(Buffer.from(payload, 'base64url').toString());
  if (!isObject(claims)) return undefined;
  const said = [claims['scope'], claims['scp'], claims['roles']].filter((claim) => claim !== undefined);
  if (said.length === 0) return undefined;
  return new Set(said.flatMap(namesIn));
}

/** A list, or a text with spaces between. */
function namesIn(claim: Json): readonly string[] {
  if (typeof claim === 'string') return claim.split(' ');
  return Array.isArray(claim) ? claim.filter((each) => typeof each === 'string') : [];
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
