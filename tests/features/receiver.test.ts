import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../src/expected-error.ts';
import { verifyReceiver } from '../../src/verify/receiver/verify-receiver.ts';
import { inVersion32, serving } from './rooms.ts';

const secret = `whsec_${Buffer.from('a secret that both know').toString('base64')}`;
const described = `webhooks:
  parcelSent:
    post:
      operationId: onParcelSent
      parameters:
        - { name: webhook-id, in: header, required: true, schema: { type: string } }
        - { name: webhook-timestamp, in: header, required: true, schema: { type: string, pattern: '^[0-9]+$' } }
        - { name: webhook-signature, in: header, required: true, schema: { type: string, pattern: '^v1,' } }
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, required: [type, parcel], properties: { type: { const: parcel.sent }, parcel: { type: string, pattern: '^p[0-9]+$' }, weight: { type: integer, minimum: 1 } } }
      responses: { '204': { description: taken }, '400': { description: no }, '401': { description: not signed } }
`;

interface Faults {
  readonly anySignature?: boolean;
  readonly anyAge?: boolean;
  readonly anyPayload?: boolean;
  readonly nothing?: boolean;
  readonly once?: boolean;
}

/** A consumer that receives the webhook, with faults. */
function receiver(faults: Faults = {}): RequestListener {
  const seen = new Set<string>();
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const [id = '', timestamp = '', signature = ''] = ['id', 'timestamp', 'signature'].map((name) =>
        String(request.headers[`webhook-${name}`] ?? ''),
      );
      const own = Buffer.from(
        `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
          .update(`${id}.${timestamp}.`)
          .update(body)
          .digest('base64')}`,
      );
      const given = Buffer.from(signature);
      const isSigned = given.length === own.length && timingSafeEqual(given, own);
      const isFresh = Math.abs(Date.now() / 1000 - Number(timestamp)) < 300;
      const isRepeated = seen.has(id);
      seen.add(id);
      const status =
        !isSigned && !faults.anySignature
          ? 401
          : !isFresh && !faults.anyAge
            ? 401
            : (!fits(body) && !faults.anyPayload) || faults.nothing
              ? 400
              : isRepeated && faults.once
                ? 409
                : 204;
      response.writeHead(status).end();
    });
  };
}

function fits(body: Buffer): boolean {
  try {
    const value = JSON.parse(body.toString());
    const { type, parcel, weight } = value;
    const isWeight = weight === undefined || (Number.isInteger(weight) && weight >= 1);
    return type === 'parcel.sent' && typeof parcel === 'string' && /^p\d+$/.test(parcel) && isWeight;
  } catch {
    return false;
  }
}

async function rulesFor(faults: Faults, webhook = 'parcelSent'): Promise<string[]> {
  const url = `${await serving(receiver(faults))}/hooks`;
  const options = { url, webhook, secret, now: Date.now, run: 'test', seed: 1, runs: 10 };
  const { findings } = await verifyReceiver(await inVersion32(described), options);
  return [...new Set(findings.map(({ rule }) => rule))];
}

describe('a consumer that receives webhooks', () => {
  test('is right, and nothing is said', async () => {
    expect(await rulesFor({})).toEqual([]);
  });

  test.each<[string, Faults, string]>([
    ['takes any signature', { anySignature: true }, 'verify/webhook-signature-checked'],
    ['takes what is old', { anyAge: true }, 'verify/webhook-age-checked'],
    ['takes any payload', { anyPayload: true }, 'verify/violating-request-rejected'],
    ['refuses what is valid', { nothing: true }, 'verify/valid-request-accepted'],
    ['refuses what comes a second time', { once: true }, 'verify/webhook-repeatable'],
  ])('%s, which is found', async (_, faults, rule) => {
    expect(await rulesFor(faults)).toContain(rule);
  });

  test('has to name a webhook that is there', async () => {
    await expect(rulesFor({}, 'parcelSend')).rejects.toThrow(ExpectedError);
    await expect(rulesFor({}, 'parcelSend')).rejects.toThrow('parcelSend');
  });
});
