import { authorization } from './authorization.ts';
import type { BasicCredentials, CredentialWriter } from './description.ts';

/**
 * Puts `user:password` into `Authorization`, in UTF-8 and base64 (RFC 7617, section 2); a text is taken for that.
 *
 * @throws TypeError for a user name with a colon
 */
export function basic(): CredentialWriter<BasicCredentials | string> {
  return (request, value) =>
    authorization('Basic')(request, typeof value === 'object' ? encoded(value) : value);
}

function encoded({ username, password }: BasicCredentials): string {
  if (username.includes(':'))
    throw new TypeError('a user name for basic authentication cannot contain a colon');
  return btoa(String.fromCodePoint(...new TextEncoder().encode(`${username}:${password}`)));
}
