import type { Target } from '../options.ts';
import { redactionOf, type Redact } from './redact.ts';
import { credentialVariable, headerVariable } from './variable.ts';

/** A text that no output may hold, and the variable that is shown in its place. */
export interface Secret {
  readonly value: string;
  readonly variable: string;
}

/** What hides the secrets of a target; made once for each. */
export function redactionFor(target: Target): Redact {
  const known = redactions.get(target);
  if (known) return known;
  const hide = redactionOf(secretsOf(target));
  // The address is the user's own word, and a line without it is none that can be run again.
  const redact: Redact = (text) => text.split(target.url).map(hide).join(target.url);
  redactions.set(target, redact);
  return redact;
}

const redactions = new WeakMap<Target, Redact>();

/** The secrets of a target, each with what is a secret of its own in it. */
export function secretsOf(target: Target): readonly Secret[] {
  const credentials = Object.entries(target.credentials).flatMap(([scheme, value]) =>
    partsOf(value).map((part) => ({ value: part, variable: credentialVariable(target, scheme) })),
  );
  const headers = Object.entries(target.headers ?? {}).flatMap(([name, value]) =>
    isSecretHeader(name, value)
      ? partsOf(value).map((part) => ({ value: part, variable: headerVariable(target, name) }))
      : [],
  );
  return [...credentials, ...headers];
}

/** Shorter values of headers stand in answers by chance, and hide nothing. */
const shortestHeader = 6;
/** Shorter parts of a secret are words that stand anywhere. */
const shortestPart = 4;
/** Fields that say what is wanted, not who wants it (RFC 9110, sections 10.1.5, 12.5 and 13.1). */
const open = /^(accept|accept-.*|cache-control|from|host|if-.*|origin|prefer|referer|user-agent)$/i;

function isSecretHeader(name: string, value: string): boolean {
  return value.length >= shortestHeader && !open.test(name);
}

/**
 * A secret; what follows its scheme's name; the values of its cookies; what it is the base64 of, as for basic
 * authentication (RFC 7617); and the password behind a user's name.
 */
function partsOf(value: string): readonly string[] {
  const [, afterScheme] = /^[\w-]+[ \t]+(\S.*)$/.exec(value) ?? [];
  const credential = afterScheme ?? value;
  const decoded = decodedPair(credential);
  const cookies = /^[^=;\s]+=[^;]*(;|$)/.test(value) ? value.split(';').map(afterSign('=')) : [];
  const pair = decoded ?? (credential.includes(':') ? credential : undefined);
  const parts = [value, credential, ...cookies, ...(pair === undefined ? [] : [pair, afterSign(':')(pair)])];
  const telling = parts.map((part) => part.trim()).filter((part) => part.length >= shortestPart);
  return [...new Set([value, ...telling])];
}

function decodedPair(text: string): string | undefined {
  if (!/^[\w+/-]{4,}={0,2}$/.test(text)) return undefined;
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  return /^[\x20-\x7e]+:[\x20-\x7e]*$/.test(decoded) ? decoded : undefined;
}

function afterSign(sign: string): (text: string) => string {
  return (text) => text.slice(text.indexOf(sign) + 1);
}
