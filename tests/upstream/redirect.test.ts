import { describe, expect, test } from 'vitest';
import { isPrivateHost } from '../../src/upstream/http/private-address.ts';
import { isRedirect, redirectTarget } from '../../src/upstream/http/redirect.ts';

const target = (from: string, to: string | undefined): string => redirectTarget(new URL(from), to).href;

describe('a redirect is followed', () => {
  test.each([
    ['https://a.example/x', '/y?z', 'https://a.example/y?z'],
    ['https://a.example/x/y', '../z', 'https://a.example/z'],
    ['https://a.example:8443/x', 'https://a.example:8443/y', 'https://a.example:8443/y'],
    ['http://a.example/x', 'https://a.example/x', 'https://a.example/x'],
    ['http://127.0.0.1:8080/x', '//127.0.0.1:8080/y', 'http://127.0.0.1:8080/y'],
  ])('from %s to %s', (from, to, expected) => {
    expect(target(from, to)).toBe(expected);
  });
});

describe('a redirect is refused', () => {
  test.each([
    ['https://a.example/', 'https://b.example/', 'which is not the recorded host'],
    ['http://a.example/', 'https://b.example/', 'which is not the recorded host'],
    ['http://a.example/', 'https://sub.a.example/', 'which is not the recorded host'],
    ['http://a.example:8080/', 'https://a.example/', 'which is not the recorded host'],
    ['http://a.example/', 'https://a.example:8443/', 'which is not the recorded host'],
    ['https://a.example/', 'https://a.example:8443/', 'which is not the recorded host'],
    ['http://a.example/', 'http://a.example:8080/', 'which is not the recorded host'],
    ['https://a.example/', 'http://a.example/', 'which is no longer encrypted'],
    ['https://a.example/', 'https://me@a.example/', 'which holds credentials'],
    ['https://a.example/', 'https://:secret@a.example/', 'which holds credentials'],
    ['https://a.example/', 'file:///etc/passwd', 'which is no address of a web server'],
    ['https://a.example/', 'http://169.254.169.254/', 'which is an address in your own network'],
    ['http://10.0.0.1/', 'http://10.0.0.2/', 'which is not the recorded host'],
  ])('from %s to %s', (from, to, reason) => {
    expect(() => target(from, to)).toThrow(reason);
  });

  test.each([[undefined], ['http://'], ['//[']])('to %j, which leads nowhere', (to) => {
    expect(() => target('http://a.example/', to)).toThrow('does not say where to');
  });
});

test('the statuses of redirects are those that have a place to go', () => {
  const all = Array.from({ length: 100 }, (_, index) => 300 + index);
  expect(all.filter(isRedirect)).toEqual([301, 302, 303, 307, 308]);
});

const own =
  '127.0.0.1 127.255.255.255 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 0.0.0.0 169.254.169.254 100.64.0.1 ' +
  '[::1] [::] [fc00::1] [fdff::1] [fe80::1] localhost a.localhost localhost. db.internal printer.local nas.home.arpa';
const others =
  '172.15.255.255 172.32.0.0 11.0.0.1 100.128.0.1 8.8.8.8 [2001:db8::1] [::2] a.example localhost.example mylocalhost ' +
  'internal.example arpa';

test.each(own.split(' '))('%s is in one’s own network', (host) => {
  expect(isPrivateHost(host)).toBe(true);
});

test.each(others.split(' '))('%s is not', (host) => {
  expect(isPrivateHost(host)).toBe(false);
});
