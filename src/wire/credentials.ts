import type { SecurityRequirement, SecurityScheme } from '../contract/contract.ts';

/** Where one credential goes in a request. */
export interface Credential {
  /** The name of its security scheme. */
  readonly scheme: string;
  readonly in: 'header' | 'query' | 'cookie';
  readonly name: string;
  /** What stands before the secret: `Bearer `. */
  readonly prefix: string;
  /** The secret as it travels, not encoded for its place yet. */
  readonly secret: string;
  /** It is nobody's, and no secret: whoever repeats the request must send the very same. */
  readonly isMadeUp?: boolean;
  /** It travels under another scheme's word: the secret is not written as that scheme has it. */
  readonly isOfAnotherKind?: boolean;
}

/**
 * The credentials of the first alternative that `secrets` (by scheme name) covers whole; `[]` when none
 * is needed, `undefined` when no alternative is covered.
 */
export function chooseCredentials(
  security: readonly SecurityRequirement[],
  secrets: Readonly<Record<string, string>>,
): readonly Credential[] | undefined {
  if (security.length === 0) return [];
  const covered = security.map(({ schemes }) => schemes.map((scheme) => credential(scheme, secrets)));
  const complete = covered.filter((credentials) => credentials.every((entry) => entry !== undefined));
  // An alternative that asks for something is preferred to none at all: it shows more of the operation.
  return complete.find((credentials) => credentials.length > 0) ?? complete[0];
}

/**
 * Credentials of the right form for every scheme, made of a word: mocks take any, and a server that takes
 * them does not look.
 */
export function madeUpSecrets(
  security: readonly SecurityRequirement[],
  word: string,
): Record<string, string> {
  const schemes = security.flatMap((requirement) => requirement.schemes);
  return Object.fromEntries(schemes.map((scheme) => [scheme.name, madeUpSecret(scheme, word)]));
}

function madeUpSecret({ scheme }: SecurityScheme, word: string): string {
  if (scheme === 'basic') return `${word}:${word}`;
  if (scheme !== 'digest') return word;
  // RFC 7616, section 3.4: what the field must have at least.
  return `username="${word}", realm="${word}", nonce="${word}", uri="${word}", response="${word}"`;
}

function credential(
  scheme: SecurityScheme,
  secrets: Readonly<Record<string, string>>,
): Credential | undefined {
  const secret = Object.hasOwn(secrets, scheme.name) ? secrets[scheme.name] : undefined;
  if (secret === undefined || scheme.type === 'mutualTLS') return undefined;
  if (scheme.type === 'apiKey') return apiKey(scheme, secret);
  const header = { scheme: scheme.name, in: 'header', name: 'authorization' } as const;
  if (scheme.type !== 'http' || scheme.scheme === 'bearer') return { ...header, prefix: 'Bearer ', secret };
  if (scheme.scheme === 'basic') return { ...header, prefix: 'Basic ', secret: basicToken(secret) };
  return { ...header, prefix: `${scheme.scheme ?? ''} `, secret };
}

function apiKey(scheme: SecurityScheme, secret: string): Credential | undefined {
  if (scheme.in === undefined || scheme.parameterName === undefined) return undefined;
  return { scheme: scheme.name, in: scheme.in, name: scheme.parameterName, prefix: '', secret };
}

// RFC 7617, section 2; what has no colon is taken to be encoded already.
function basicToken(secret: string): string {
  return secret.includes(':') ? Buffer.from(secret).toString('base64') : secret;
}
