import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { ExpectedError } from '../expected-error.ts';

/** How a server is talked to by TLS (RFC 8446). Certificates and keys are PEM (RFC 7468). */
export interface TlsSettings {
  /** Whether any certificate is accepted, also one of an unknown authority; not so by default. */
  readonly insecure?: boolean;
  /** The certificates of the authorities that are trusted; those that Node trusts by default. */
  readonly ca?: string;
  /** The certificate that is shown to the server, with those that vouch for it. */
  readonly cert?: string;
  /** The key of that certificate. */
  readonly key?: string;
  /** The files that they were read from, so that what is to be run again can name them. */
  readonly files?: TlsFiles;
}

/** Paths, as they were written. */
export interface TlsFiles {
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

/**
 * Makes sure that certificates and keys can be used, before anything is sent.
 *
 * @throws ExpectedError when one of them is none, or a key is another certificate's
 */
export function checkTls({ ca, cert, key, files = {} }: TlsSettings): void {
  if (ca !== undefined) readCertificates(ca, files.ca ?? 'ca');
  if (cert !== undefined) readCertificates(cert, files.cert ?? 'cert');
  if (key !== undefined && cert === undefined) {
    throw new ExpectedError('A key was given without its certificate', {
      help: 'Give both: --cert FILE --key FILE.',
    });
  }
  if (cert === undefined) return;
  try {
    createSecureContext({ cert, key });
  } catch (cause) {
    const others = key === cert ? [] : [files.key ?? 'key'];
    const names = [files.cert ?? 'cert', ...others].join(' and ');
    throw new ExpectedError(`${names} cannot be used as a client certificate (${reasonOf(cause)})`, {
      help: 'Give a certificate and its own key, as PEM and without a passphrase: --cert FILE --key FILE.',
      cause,
    });
  }
}

function readCertificates(text: string, name: string): void {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  try {
    if (blocks.length === 0) throw new Error('there is none in it');
    for (const block of blocks) void new X509Certificate(block);
  } catch (cause) {
    throw new ExpectedError(`${name} holds no certificate (${reasonOf(cause)})`, {
      help: 'Give a file in PEM, which has lines such as -----BEGIN CERTIFICATE-----.',
      cause,
    });
  }
}

function reasonOf(error: unknown): string {
  // OpenSSL's own words end in what people can read.
  const text = error instanceof Error ? error.message : String(error);
  return text.split('::').at(-1) ?? text;
}

/** What undici's connector is told. */
export function tlsConnect({ insecure, ca, cert, key }: TlsSettings): Record<string, unknown> {
  return {
    ...(insecure && { rejectUnauthorized: false }),
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert, key: key ?? cert }),
  };
}

/** What a failed handshake means, and what to do about it. */
export interface Handshake {
  /** To follow `The target https://…`. */
  readonly message: string;
  readonly help: string;
}

/**
 * What an error of a TLS handshake means; `undefined` when the code is not of one.
 *
 * @param code of Node (`ERR_TLS_…`, `ERR_SSL_…`) or of OpenSSL's verification (`CERT_HAS_EXPIRED`)
 */
export function handshakeOf(code: string): Handshake | undefined {
  const known = causes.find(({ codes }) => codes.test(code));
  return known && { message: `${known.message} (${code})`, help: known.help };
}

const trusting = 'Trust who vouches for it by --ca FILE, or take any certificate by --insecure.';

const causes: readonly (Handshake & { readonly codes: RegExp })[] = [
  {
    codes:
      /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_UNTRUSTED|INVALID_CA)$/,
    message: 'has a certificate that nobody vouches for who is trusted here',
    help: trusting,
  },
  {
    codes: /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/,
    message: 'has a certificate for another name',
    help: 'Name the server as its certificate does, or take any certificate by --insecure.',
  },
  {
    codes: /^CERT_/,
    message: 'has a certificate that is not valid, or not now',
    help: `Renew the certificate. ${trusting}`,
  },
  {
    codes: /^ERR_SSL_WRONG_VERSION_NUMBER$/,
    message: 'does not speak TLS',
    help: 'Write http:// for https://, or give the port of TLS.',
  },
  {
    codes: /CERTIFICATE_REQUIRED|ALERT_HANDSHAKE_FAILURE|BAD_CERTIFICATE|UNKNOWN_CA|CERTIFICATE_UNKNOWN/,
    message: 'refused the handshake of TLS, as servers do that ask for a certificate',
    help: 'Give a client certificate by --cert FILE --key FILE.',
  },
  {
    codes: /^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|EPROTO$)/,
    message: 'could not be talked to by TLS',
    help: 'Look at its certificate and versions of TLS; --ca FILE, --cert FILE, --key FILE and --insecure say what is trusted and shown.',
  },
];
