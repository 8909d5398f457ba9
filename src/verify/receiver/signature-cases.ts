import { createHash } from 'node:crypto';
import type { SentRequest } from '../send/sent-request.ts';
import { signatureHeaders, signed } from './sign.ts';

/** A message, and what a receiver has to do with it. */
export interface SignatureCase {
  /** The finding's rule is `verify/<name>`. */
  readonly name: string;
  /** What is sent, as the object of a sentence. */
  readonly sends: string;
  readonly expects: 'accepted' | 'refused';
  /** The requests, one after another; the last one's answer is judged. */
  requests(valid: SentRequest, making: CaseMaking): readonly SentRequest[];
  readonly help: string;
}

/** What messages are made with. */
export interface CaseMaking {
  readonly secret: string;
  /** A new id for each message. */
  readonly id: () => string;
  /** Seconds since 1970. */
  readonly now: number;
}

/** Older than any receiver should take; Standard Webhooks says five minutes. */
const tooOld = 24 * 60 * 60;

const checkSignature =
  'Verify the signature over the id, the time and the very bytes of the body before anything else.';
const checkAge = 'Refuse messages whose webhook-timestamp is more than five minutes away.';

/** What a receiver of signed webhooks has to refuse, and what it has to take twice (Standard Webhooks 1.0). */
export const signatureCases: readonly SignatureCase[] = [
  {
    name: 'webhook-signature-checked',
    sends: 'a message that is signed with another secret',
    expects: 'refused',
    requests: (valid, making) => [resigned(valid, making, { secret: anotherSecret(making.secret) })],
    help: checkSignature,
  },
  {
    name: 'webhook-signature-checked',
    sends: 'a message whose body was changed after it was signed',
    expects: 'refused',
    requests: (valid, making) => {
      const request = resigned(valid, making, {});
      return [{ ...request, body: typeof request.body === 'string' ? `${request.body} ` : request.body }];
    },
    help: checkSignature,
  },
  {
    name: 'webhook-signature-checked',
    sends: 'a message without a signature',
    expects: 'refused',
    requests: (valid) => [withoutSignature(valid)],
    help: checkSignature,
  },
  {
    name: 'webhook-age-checked',
    sends: 'a message that was signed a day ago',
    expects: 'refused',
    requests: (valid, making) => [resigned(valid, making, { timestamp: making.now - tooOld })],
    help: checkAge,
  },
  {
    name: 'webhook-age-checked',
    sends: 'a message that is signed for tomorrow',
    expects: 'refused',
    requests: (valid, making) => [resigned(valid, making, { timestamp: making.now + tooOld })],
    help: checkAge,
  },
  {
    name: 'webhook-repeatable',
    sends: 'the same message a second time',
    expects: 'accepted',
    requests: (valid, making) => {
      const request = resigned(valid, making, {});
      return [request, request];
    },
    help: 'Answer a message that was taken before as if it were new, and do nothing: senders repeat what they saw no answer to.',
  },
];

function resigned(
  request: SentRequest,
  { secret, id, now }: CaseMaking,
  other: { readonly secret?: string; readonly timestamp?: number },
): SentRequest {
  const headers = signed(request.body, { secret, id: id(), timestamp: now, ...other });
  return { ...request, headers: { ...request.headers, ...headers } };
}

function withoutSignature(request: SentRequest): SentRequest {
  const names: readonly string[] = signatureHeaders;
  const kept = Object.entries(request.headers).filter(([name]) => !names.includes(name));
  return { ...request, headers: Object.fromEntries(kept) };
}

function anotherSecret(secret: string): string {
  return `whsec_${createHash('sha256').update(`another than ${secret}`).digest('base64')}`;
}
