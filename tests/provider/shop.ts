import type { Behaviour } from './described.ts';
import type { Received, Reply } from './http.ts';
import type { Route } from './route.ts';
import { shopDescription } from './shop-description.ts';

/** A row of a shop: its members by name. */
export type Row = Record<string, unknown>;

/** What a shop holds: rows by the path of their collection, then by id. */
export interface Shop {
  readonly rows: Map<string, Map<string, Row>>;
  /** How many were deleted. */
  readonly gone: Map<string, Row>;
  next: number;
}

/** Answers a request in another way than a shop should; `undefined` where it is right. */
export type ShopPeculiarity = (request: Received, shop: Shop, usual: () => Reply) => Reply | undefined;

/** What a shop answers where there is nothing. */
export const missing: Reply = { status: 404, body: { error: 'there is none' } };

/** What a shop answers when it is right. Only what is there is looked at for what is wrong with a request. */
export function onShop(request: Received, shop: Shop, judged: Reply): Reply {
  if (request.path === '/events') return judged.status < 300 ? events(request) : judged;
  const { rows, path, own } = placeIn(request, shop);
  if (!rows || !isThere(shop, path)) return judged.status < 300 || judged.status === 400 ? missing : judged;
  if (own !== undefined && !rows.has(own) && judged.status !== 405)
    return judged.status === 415 ? judged : missing;
  if (judged.status >= 300) return judged;
  const { method, body } = request;
  if (method === 'get') return { status: 200, body: own === undefined ? [...rows.values()] : rows.get(own) };
  if (method === 'delete') {
    shop.gone.set(request.path, rows.get(own ?? '') ?? {});
    rows.delete(own ?? '');
    return { status: 204 };
  }
  if (method !== 'post' && method !== 'put') return judged;
  const sent = withoutId(JSON.parse(body));
  const unknown = unknownReference(sent, shop);
  if (unknown) return unknown;
  const number = own ?? String(shop.next++);
  const row = { ...sent, id: Number(number) };
  rows.set(number, row);
  const location = { location: `${path}/${number}` };
  return { status: method === 'post' ? 201 : 200, headers: method === 'post' ? location : {}, body: row };
}

function withoutId(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'id'));
}

function placeIn({ path }: Received, shop: Shop) {
  const match = /^((?:\/orders\/[^/]+)?\/(?:customers|products|orders|lines))(?:\/([^/]+))?$/.exec(path);
  const at = match?.[1];
  if (at === undefined) return { rows: undefined, path: '', own: undefined };
  const rows = shop.rows.get(at) ?? new Map<string, Row>();
  shop.rows.set(at, rows);
  return { rows, path: at, own: match?.[2] };
}

/** Whether the collection at a path is there: lines are, where their order is. */
export function isThere(shop: Shop, path: string): boolean {
  const order = /^\/orders\/([^/]+)\/lines$/.exec(path)?.[1];
  return order === undefined || shop.rows.get('/orders')?.has(order) === true;
}

function unknownReference(sent: Row, shop: Shop): Reply | undefined {
  for (const [name, path] of [
    ['customerId', '/customers'],
    ['productId', '/products'],
  ] as const)
    if (name in sent && !shop.rows.get(path)?.has(String(sent[name])))
      return { status: 422, body: { error: `no such ${name}` } };
  return undefined;
}

/** The events of a shop. */
export const all = Array.from({ length: 5 }, (_, index) => index + 1);

function events({ query }: Received): Reply {
  const limit = Number(query.get('limit') ?? 3);
  const after = Number(query.get('after') ?? 0);
  const items = all.filter((event) => event > after).slice(0, limit);
  const last = items.at(-1) ?? 0;
  const next = last < all.length ? { next: `/events?limit=${limit}&after=${last}` } : {};
  return { status: 200, body: { items, ...next } };
}

/** A shop that is right, but for what is peculiar about it. */
export function shopRoute(
  name: string,
  finds: readonly string[],
  peculiar: ShopPeculiarity = () => undefined,
): Route {
  const renew = (): Behaviour => {
    const shop: Shop = { rows: new Map(), gone: new Map(), next: 1001 };
    return {
      enforced: shopDescription,
      reply: (request, judged) => {
        const usual = () => onShop(request, shop, judged);
        return peculiar(request, shop, usual) ?? usual();
      },
    };
  };
  const options = { runs: 10 };
  return { name, description: shopDescription, finds, options, behaviour: renew(), renew };
}
