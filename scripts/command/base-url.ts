import { ExpectedError } from '../../src/expected-error.ts';

/** Takes the base URL of a server, http or https; gives it without a slash at its end. */
export function baseUrl(given: string): string {
  const url = URL.parse(given);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new ExpectedError('it must be a URL that starts with http:// or https://');
  }
  if (url.username !== '' || url.password !== '') {
    throw new ExpectedError('credentials do not belong in it, as it is shown', {
      help: 'Give them by --auth.',
    });
  }
  if (url.search !== '' || url.hash !== '') {
    throw new ExpectedError('a base URL has neither query nor fragment');
  }
  return url.href.replace(/\/+$/, '');
}
