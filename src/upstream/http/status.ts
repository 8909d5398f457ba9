import { ExpectedError } from '../../expected-error.ts';

/**
 * Refuses an answer by its status.
 *
 * @throws ExpectedError always
 */
export function refuseStatus(status: number, name: string): never {
  const [meaning, help] = meaningOf(status);
  throw new ExpectedError(`${name} was answered with ${status}: ${meaning}`, { help });
}

function meaningOf(status: number): readonly [string, string] {
  if (status === 401 || status === 403 || status === 407) {
    return ['not for everybody', 'Give the credentials that it asks for as a header from the environment.'];
  }
  if (status === 404 || status === 410) {
    return ['nothing is there', 'Ask the publisher where the description is now, and record that address.'];
  }
  if (status === 429 || status >= 500) return ['the server cannot answer now', 'Try again later.'];
  return ['no description', 'See what the server answers there, and correct the address.'];
}
