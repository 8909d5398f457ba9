import type { CredentialWriter } from './description.ts';
import { keyInHeader } from './key-in-header.ts';

/** Puts a credential after the name of its scheme into `Authorization` (RFC 9110, section 11.6.2). */
export function authorization(scheme: string): CredentialWriter {
  return (request, value) => keyInHeader('Authorization')(request, `${scheme} ${value}`);
}
