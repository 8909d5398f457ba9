import { codeOf } from '../../system-error.ts';

/** What an error of the HTTP client, the network or a decoder means: see undici's `errors` and node's codes. */
export function troubleText(error: unknown): string {
  const code = codeOf(error);
  return Object.hasOwn(meanings, code)
    ? (meanings[code] ?? code)
    : `it cannot be talked to (${textOf(error)})`;
}

const cut = 'the connection was closed before the answer was whole';
const meanings: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'the connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'the connection timed out',
  ECONNRESET: cut,
  EPIPE: cut,
  UND_ERR_SOCKET: cut,
  UND_ERR_CLOSED: cut,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer has another length than it says',
  UND_ERR_HEADERS_OVERFLOW: 'its headers are too large',
  UND_ERR_INVALID_ARG: 'a header cannot be sent as it is',
  HPE_INVALID_EOF_STATE: cut,
  Z_BUF_ERROR: 'the answer is compressed and ends too early',
  Z_DATA_ERROR: 'the answer is not compressed as it says',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by nobody known',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by nobody known',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is signed by nobody known',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
};

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return codeOf(error) || error.message || error.name;
}
