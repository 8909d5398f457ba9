import { ExpectedError } from '../../expected-error.ts';
import { isPrivateHost } from './private-address.ts';

/** How many redirects are followed. */
export const mostRedirects = 5;

/** The statuses that send elsewhere (RFC 9110, section 15.4). */
export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/**
 * Where a redirect leads to: to the same host, or there from http to https, and nowhere else, as nobody
 * has agreed to any other address.
 *
 * @param location the header's value
 * @throws ExpectedError that names the new address
 */
export function redirectTarget(from: URL, location: string | undefined): URL {
  const to = location === undefined ? null : URL.parse(location, from);
  if (!to) throw new ExpectedError(`${from.href} redirects, and does not say where to`);
  if (isSamePlace(from, to)) return to;
  throw new ExpectedError(`${from.href} redirects to ${to.href}, ${reason(from, to)}`, {
    help: help(to, from),
  });
}

function isSamePlace(from: URL, to: URL): boolean {
  if (to.username !== '' || to.password !== '') return false;
  const isUpgrade =
    from.protocol === 'http:' && to.protocol === 'https:' && from.port === '' && to.port === '';
  return from.origin === to.origin || (isUpgrade && from.hostname === to.hostname);
}

function reason(from: URL, to: URL): string {
  if (!/^https?:$/.test(to.protocol)) return 'which is no address of a web server';
  if (to.username !== '' || to.password !== '') return 'which holds credentials';
  if (isPrivateHost(to.hostname) && !isPrivateHost(from.hostname)) {
    return 'which is an address in your own network and is never followed from a public one';
  }
  if (from.hostname === to.hostname && to.protocol === 'http:' && from.protocol === 'https:') {
    return 'which is no longer encrypted';
  }
  return 'which is not the recorded host';
}

/** The address is a stranger's and may be pasted into a shell: quoted, and no quote in it. */
function help(to: URL, from: URL): string {
  if (!/^https?:$/.test(to.protocol) || to.username !== '' || to.password !== '') {
    return 'Ask the publisher for the address of the description, and record that.';
  }
  if (isPrivateHost(to.hostname) && !isPrivateHost(from.hostname)) {
    return 'Ask the publisher why; nothing was sent there.';
  }
  const quoted = `'${to.href.replaceAll("'", '%27')}'`;
  return `If that is where the description is now, record it: openapi-contract update <contract> --from ${quoted}.`;
}
