import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A certificate with its key, both as PEM. */
export interface Certified {
  readonly name: string;
  readonly cert: string;
  readonly key: string;
}

/** What a certificate is made for. */
export interface CertificateWishes {
  readonly name: string;
  /** Who vouches for it; itself by default. */
  readonly issuer?: Certified;
  /** IPv4 addresses and names that it is good for. */
  readonly hosts?: readonly string[];
  /** Until when; for a day by default. */
  readonly until?: Date;
}

/** Makes a certificate (RFC 5280), as Node itself makes none: ECDSA with P-256 and SHA-256. */
export function makeCertificate({
  name,
  issuer,
  hosts = [],
  until = tomorrow(),
}: CertificateWishes): Certified {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer: KeyObject = issuer ? createPrivateKey(issuer.key) : privateKey;
  const body = sequence(
    der(0xa0, integer(2)),
    integer((serial += 1)),
    algorithm,
    nameOf(issuer?.name ?? name),
    sequence(time(new Date(until.getTime() - 2 * day)), time(until)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions(hosts, issuer === undefined))),
  );
  const signature = sign('sha256', body, signer);
  const whole = sequence(body, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = whole
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n');
  return {
    name,
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

let serial = 0;
const day = 24 * 60 * 60 * 1000;

function tomorrow(): Date {
  return new Date(Date.now() + day);
}

/** A value in DER (ITU-T X.690): a tag, a length, the content. */
function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const whole = Buffer.concat(content);
  const { length } = whole;
  const sizes = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...sizes]), whole]);
}

function sequence(...content: readonly Buffer[]): Buffer {
  return der(0x30, ...content);
}

/** A small one: below 128 a byte is enough, and above it the first bit must not be set. */
function integer(value: number): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return der(0x02, (bytes[0] ?? 0) < 128 ? bytes : Buffer.concat([Buffer.from([0]), bytes]));
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

/** ecdsa-with-SHA256, 1.2.840.10045.4.3.2. */
const algorithm = sequence(oid('2a8648ce3d040302'));

/** A common name, 2.5.4.3, alone. */
function nameOf(name: string): Buffer {
  return sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))));
}

function time(date: Date): Buffer {
  return der(0x18, Buffer.from(date.toISOString().replaceAll(/[-:T]|\.\d+/g, '')));
}

/** Whether it may vouch for others, 2.5.29.19, and what it is good for, 2.5.29.17. */
function extensions(hosts: readonly string[], isAuthority: boolean): readonly Buffer[] {
  const names = hosts.map((host) =>
    /^\d+(\.\d+){3}$/.test(host)
      ? der(0x87, Buffer.from(host.split('.').map(Number)))
      : der(0x82, Buffer.from(host)),
  );
  return [
    sequence(oid('551d13'), der(0x04, sequence(...(isAuthority ? [der(0x01, Buffer.from([0xff]))] : [])))),
    ...(names.length > 0 ? [sequence(oid('551d11'), der(0x04, sequence(...names)))] : []),
  ];
}
