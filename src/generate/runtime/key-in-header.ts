import type { CredentialWriter } from './description.ts';

/** Puts a credential into a header of its own, unless the request already has one of that name. */
export function keyInHeader(name: string): CredentialWriter {
  return (request, value) => {
    if (!request.headers.has(name)) request.headers.set(name, value);
    return request;
  };
}
