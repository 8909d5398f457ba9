/** The literals that a webhook is known by: values by the members of its payload. */
export type WebhookSigns = Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;

/** How a webhook is received. */
export interface ReceiveOptions<Name extends string = string> {
  /**
   * What the sender signs with, as Standard Webhooks writes it: `whsec_…`, a secret, or `whpk_…`, a public key.
   * Several while one takes the place of another. Without, nothing is verified.
   */
  readonly secret?: string | readonly string[];
  /** Seconds that a message may be old, or ahead; 300 by default. */
  readonly tolerance?: number;
  /** Which webhook it is, where its address tells. By default its payload does. */
  readonly name?: Name;
  /** Milliseconds since 1970; the clock's by default. */
  readonly now?: () => number;
}

/** A webhook that was received. */
export interface ReceivedWebhook<Name, Payload> {
  readonly name: Name;
  readonly payload: Payload;
  /** The header `webhook-id`: the same when the same message is sent again. */
  readonly id: string | undefined;
}

/** Why a webhook was not received. */
export type WebhookProblem = 'signature' | 'timestamp' | 'body' | 'unknown';

/** A request is no webhook of the description, or not from who has the secret. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
  readonly problem: WebhookProblem;
  /** What to answer: 401 or 400. */
  readonly status: 400 | 401;

  constructor(problem: WebhookProblem, message: string) {
    super(message);
    this.problem = problem;
    this.status = problem === 'signature' || problem === 'timestamp' ? 401 : 400;
  }
}

/**
 * Receives a webhook: verifies its signature where there is a secret (Standard Webhooks 1.0), reads its JSON, and
 * finds out which one it is.
 *
 * @throws WebhookError when it is none, or not from who has the secret
 */
export async function receive(
  request: Request,
  signs: WebhookSigns,
  options: ReceiveOptions & { readonly now: () => number },
): Promise<ReceivedWebhook<string, unknown>> {
  const body = new Uint8Array(await request.arrayBuffer());
  const { secret } = options;
  if (secret !== undefined) await verify(request.headers, body, [secret].flat(), options);
  const payload = parsed(new TextDecoder().decode(body));
  const id = request.headers.get('webhook-id') ?? undefined;
  return { name: options.name ?? nameOf(payload, signs), payload, id };
}

async function verify(
  headers: Headers,
  body: Uint8Array,
  secrets: readonly string[],
  { tolerance = 300, now }: ReceiveOptions & { readonly now: () => number },
): Promise<void> {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    headers.get(name),
  );
  if (!id || !timestamp || !signatures) throw new WebhookError('signature', 'the webhook is not signed');
  const seconds = /^\d+$/.test(timestamp) ? Number(timestamp) : NaN;
  // Written so that what is no number is refused.
  if (!(Math.abs(now() / 1000 - seconds) <= tolerance))
    throw new WebhookError('timestamp', 'the webhook is too old, or from the future');
  const start = new TextEncoder().encode(`${id}.${timestamp}.`);
  const signed = new Uint8Array(start.length + body.length);
  signed.set(start);
  signed.set(body, start.length);
  const given = signatures.split(' ').map((signature) => signature.split(','));
  for (const secret of secrets)
    for (const [version, text = ''] of given) if (await fits(secret, version, bytesOf(text), signed)) return;
  throw new WebhookError('signature', 'the webhook is not signed by who has the secret');
}

/** A signature of another kind than the key fits nothing. */
async function fits(
  secret: string,
  version: string | undefined,
  signature: Uint8Array<ArrayBuffer> | undefined,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const isPublic = secret.startsWith('whpk_');
  const key = bytesOf(secret.replace(/^wh(sec|pk)_/, ''));
  if (!key || key.length === 0) throw new TypeError('a secret of webhooks is whsec_ or whpk_, and base64');
  if (!signature || version !== (isPublic ? 'v1a' : 'v1')) return false;
  const algorithm = isPublic ? { name: 'Ed25519' } : { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', key, algorithm, false, ['verify']);
  return crypto.subtle.verify(algorithm.name, imported, signature, signed);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new WebhookError('body', 'the webhook is not JSON');
  }
}

/** The one whose literals are all there, and most. */
function nameOf(payload: unknown, signs: WebhookSigns): string {
  const members = new Map(typeof payload === 'object' && payload !== null ? Object.entries(payload) : []);
  const fitting = Object.entries(signs)
    .map(([name, sign]) => ({ name, literals: Object.entries(sign) }))
    .filter(({ literals }) => literals.every(([member, values]) => values.includes(members.get(member))));
  const most = Math.max(...fitting.map(({ literals }) => literals.length));
  const [best, next] = fitting.filter(({ literals }) => literals.length === most);
  if (best && !next) return best.name;
  throw new WebhookError(
    'unknown',
    best ? 'the webhook may be one of several' : 'the webhook is none that is described',
  );
}
