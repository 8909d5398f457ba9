import { BlockList, isIP } from 'node:net';

/** RFC 6890 and RFC 4193: addresses that mean something else on each network. */
const networks: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['::', 127, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
];

const blocked = new BlockList();
for (const [network, prefix, family] of networks) blocked.addSubnet(network, prefix, family);

/**
 * Whether a URL's host is in the network of whoever asks, as far as its name tells: a private, loopback or
 * link-local address, or a name that is kept for such.
 *
 * @param hostname as `URL` gives it: numbers in their usual notation, IPv6 in brackets
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replaceAll(/^\[|\]$|\.$/g, '');
  const version = isIP(host);
  if (version === 0) return /^(.*\.)?(localhost|local|internal|home\.arpa)$/.test(host);
  return blocked.check(host, version === 6 ? 'ipv6' : 'ipv4');
}
