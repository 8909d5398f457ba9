import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type ReceiveOptions, WebhookError, receive } from '../../../src/generate/runtime/webhooks.ts';

// The example of the specification's own libraries.
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const body = '{"test": 2432232314}';
const signed = {
  'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  'webhook-timestamp': '1614265330',
  'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const now = (): number => 1_614_265_330_000;
const other = `whsec_${Buffer.from('another').toString('base64')}`;

const request = (headers: Record<string, string>, text = body): Request =>
  new Request('http://me.test', { method: 'POST', headers, body: text });
const received = (headers: Record<string, string>, options: ReceiveOptions = {}, text = body) =>
  receive(request(headers, text), { only: {} }, { secret, now, ...options });

describe('a signed webhook', () => {
  test.each<[string, Record<string, string>, ReceiveOptions]>([
    ['is received', {}, {}],
    ['is received within the tolerance', {}, { now: () => now() + 299_000 }],
    ['is received of one of several secrets', {}, { secret: [other, secret] }],
    [
      'is received by one of several signatures',
      { 'webhook-signature': `v2,x v1,AAAA ${signed['webhook-signature']}` },
      {},
    ],
  ])('%s', async (_, headers, options) => {
    expect(await received({ ...signed, ...headers }, options)).toEqual({
      name: 'only',
      payload: { test: 2432232314 },
      id: signed['webhook-id'],
    });
  });

  test.each<[string, string, Record<string, string>, ReceiveOptions, string?]>([
    ['with another secret', 'signature', {}, { secret: other }],
    ['with another body', 'signature', {}, {}, `${body} `],
    ['with another id', 'signature', { 'webhook-id': 'x' }, {}],
    ['with another time', 'signature', { 'webhook-timestamp': '1614265331' }, {}],
    ['with a signature of another kind', 'signature', { 'webhook-signature': 'v1a,g0hM9SsE' }, {}],
    ['with a signature that is no base64', 'signature', { 'webhook-signature': 'v1,?' }, {}],
    ['without a signature', 'signature', { 'webhook-signature': '' }, {}],
    ['that is old', 'timestamp', {}, { now: () => now() + 301_000 }],
    ['that is from the future', 'timestamp', {}, { now: () => now() - 301_000 }],
    ['whose time is none', 'timestamp', { 'webhook-timestamp': 'NaN' }, {}],
  ])('%s is refused', async (_, problem, headers, options, text) => {
    const error = await received({ ...signed, ...headers }, options, text).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(WebhookError);
    expect(error).toMatchObject({ problem, status: 401 });
  });

  test('may be signed with a private key', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
    const text = `${signed['webhook-id']}.${signed['webhook-timestamp']}.${body}`;
    const key = createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const signature = `v1a,${sign(null, Buffer.from(text), key).toString('base64')}`;
    const headers = { ...signed, 'webhook-signature': signature };
    expect(await received(headers, { secret: `whpk_${raw}` })).toMatchObject({ name: 'only' });
    await expect(received(signed, { secret: `whpk_${raw}` })).rejects.toThrow(WebhookError);
  });

  test('is not verified without a secret, and a secret that is none is said', async () => {
    expect(await receive(request({}), { only: {} }, { now })).toMatchObject({ name: 'only', id: undefined });
    await expect(received(signed, { secret: 'whsec_' })).rejects.toThrow(TypeError);
  });
});

describe('which webhook it is', () => {
  const signs = {
    paid: { type: ['order.paid'] },
    failed: { type: ['order.failed', 'order.lost'], code: [1, 2] },
    any: {},
  };
  test.each<[object | string, ReceiveOptions, string]>([
    [{ type: 'order.paid' }, {}, 'paid'],
    [{ type: 'order.lost', code: 2 }, {}, 'failed'],
    [{ type: 'order.lost', code: 3 }, {}, 'any'],
    [{ type: 'order.paid' }, { name: 'failed' }, 'failed'],
    ['no object', {}, 'any'],
  ])('of %j with %j', async (payload, options, name) => {
    expect((await receive(request({}, JSON.stringify(payload)), signs, { now, ...options })).name).toBe(name);
  });

  test.each<[string, string, object, string]>([
    ['none', 'unknown', { paid: signs.paid }, '{}'],
    ['one of several', 'unknown', { one: {}, other: {} }, '{}'],
    ['no JSON', 'body', signs, '{'],
  ])('%s', async (_, problem, own, text) => {
    const error = await receive(request({}, text), own as typeof signs, { now }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: 'WebhookError', problem, status: 400 });
  });
});
