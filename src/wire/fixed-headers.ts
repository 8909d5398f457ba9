import type { SecurityRequirement, SecurityScheme } from '../contract/contract.ts';
import type { Credential } from './credentials.ts';

/** Headers that every request to a target carries, by name as it was given. */
export type FixedHeaders = Readonly<Record<string, string>>;

/** The fixed headers in the form of credentials: their values are shown nowhere. */
export function headerCredentials(headers: FixedHeaders): readonly Credential[] {
  return Object.entries(headers).map(([name, secret]) => ({
    scheme: name,
    in: 'header',
    name: name.toLowerCase(),
    prefix: '',
    secret,
  }));
}

/** The names of the fixed headers, in lower case. */
export function headerNames(headers: FixedHeaders = {}): ReadonlySet<string> {
  return new Set(Object.keys(headers).map((name) => name.toLowerCase()));
}

/** Whether fixed headers are the whole of what some alternative asks for. */
export function meetsSecurity(security: readonly SecurityRequirement[], headers: FixedHeaders): boolean {
  const names = headerNames(headers);
  return security.some(
    ({ schemes }) => schemes.length > 0 && schemes.every((scheme) => names.has(headerOf(scheme) ?? '')),
  );
}

/** The headers that carry credentials for some alternative, in lower case. */
export function securityHeaders(security: readonly SecurityRequirement[]): ReadonlySet<string> {
  return new Set(security.flatMap(({ schemes }) => schemes.flatMap((scheme) => headerOf(scheme) ?? [])));
}

function headerOf({ type, in: place, parameterName }: SecurityScheme): string | undefined {
  if (type === 'mutualTLS') return undefined;
  if (type !== 'apiKey') return 'authorization';
  return place === 'header' ? parameterName?.toLowerCase() : undefined;
}
