import { createHmac } from 'node:crypto';
import { ExpectedError } from '../../expected-error.ts';

/** The headers of Standard Webhooks 1.0, in lower case. */
export const signatureHeaders = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

/** What a message is signed with and as. */
export interface Signing {
  /** `whsec_` and base64, as Standard Webhooks writes it. */
  readonly secret: string;
  /** The same when the same message is sent again. */
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
}

/** A body as it is signed. */
export type SignedBody = string | Uint8Array | null;

/**
 * The headers of a signed message (Standard Webhooks 1.0): what is signed is its id, its time and its body.
 *
 * @throws ExpectedError when the secret is none
 */
export function signed(body: SignedBody, { secret, id, timestamp }: Signing): Record<string, string> {
  const key = keyOf(secret);
  const signature = createHmac('sha256', key)
    .update(`${id}.${timestamp}.`)
    .update(body ?? '')
    .digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  };
}

function keyOf(secret: string): Buffer {
  const [, base64 = ''] = /^(?:whsec_)?([A-Za-z\d+/]+={0,2})$/.exec(secret) ?? [];
  const key = Buffer.from(base64, 'base64');
  if (key.length > 0) return key;
  throw new ExpectedError('The secret of the webhooks is none', {
    help: 'Give whsec_ and the base64 that the receiver knows, as Standard Webhooks writes it.',
  });
}
