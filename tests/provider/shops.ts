import type { Received, Reply } from './http.ts';
import type { Route } from './route.ts';
import { all, isThere, missing, onShop, shopRoute, type Row, type Shop } from './shop.ts';

const sentTo = (request: Received, method: string, path: RegExp): boolean =>
  request.method === method && path.test(request.path);
const changed = (reply: Reply, change: (row: Row) => Row): Reply =>
  reply.status < 300 ? { ...reply, body: change(reply.body as Row) } : reply;
const rowsOf = (shop: Shop, path: string): Map<string, Row> => shop.rows.get(path) ?? new Map<string, Row>();
const idIn = ({ path }: Received): string => path.split('/').at(-1) ?? '';
const readable = (body: string): Row | undefined => {
  try {
    return JSON.parse(body) as Row;
  } catch {
    return undefined;
  }
};

/** Shops with one planted defect each. */
export const shopFaults: readonly Route[] = [
  shopRoute(
    'a rule that only a change of what is there breaks',
    ['violating-request-rejected'],
    (request, shop) => {
      const row = sentTo(request, 'put', /^\/customers\//)
        ? rowsOf(shop, '/customers').get(idIn(request))
        : undefined;
      const sent = row && readable(request.body);
      if (typeof sent?.['note'] !== 'string' || sent['note'].length <= 20) return undefined;
      return { status: 200, body: row };
    },
  ),
  shopRoute('a 500 for an order of a customer that is there', ['no-server-error'], (request, _, usual) =>
    sentTo(request, 'post', /^\/orders$/) && usual().status === 201 ? { status: 500 } : undefined,
  ),
  shopRoute(
    'a 500 for a line of an order and a product that are there',
    ['no-server-error'],
    (request, _, usual) =>
      sentTo(request, 'post', /\/lines$/) && usual().status === 201 ? { status: 500 } : undefined,
  ),
  shopRoute(
    'a bound of a line that is not enforced',
    ['violating-request-rejected', 'response-body'],
    (request, shop) => {
      const sent =
        sentTo(request, 'post', /\/lines$/) && isThere(shop, request.path)
          ? readable(request.body)
          : undefined;
      const isKnown = rowsOf(shop, '/products').has(String(sent?.['productId']));
      if (!sent || !isKnown || sent['quantity'] !== 100) return undefined;
      const headers = { location: `${request.path}/1` };
      return { status: 201, headers, body: { id: 1, productId: sent['productId'], quantity: 99 } };
    },
  ),
  shopRoute('a list that breaks its schema after a change', ['response-body'], (request, shop, usual) => {
    if (sentTo(request, 'put', /^\/products\//))
      return changed(usual(), (row) => {
        rowsOf(shop, '/products').set(idIn(request), { ...row, isChanged: true });
        return row;
      });
    if (!sentTo(request, 'get', /^\/products$/)) return undefined;
    const rows = [...rowsOf(shop, '/products').values()];
    return {
      status: 200,
      body: rows.map((row) => (row['isChanged'] ? Object.assign({}, row, { price: null }) : row)),
    };
  }),
  shopRoute('a list that lacks what was created', ['collection-current'], (request, shop) =>
    sentTo(request, 'get', /^\/customers$/)
      ? { status: 200, body: [...rowsOf(shop, '/customers').values()].slice(0, 1) }
      : undefined,
  ),
  shopRoute('a list that keeps what was deleted', ['collection-current'], (request, shop) => {
    if (!sentTo(request, 'get', /^\/customers$/)) return undefined;
    const gone = [...shop.gone].filter(([path]) => path.startsWith('/customers/')).map(([, row]) => row);
    return { status: 200, body: [...rowsOf(shop, '/customers').values(), ...gone] };
  }),
  shopRoute('a change that loses a property', ['written-is-read'], (request, shop, usual) => {
    const before = rowsOf(shop, '/customers').get(idIn(request));
    if (!sentTo(request, 'put', /^\/customers\//) || !before) return undefined;
    return changed(usual(), (row) => {
      const kept = { ...row, name: before['name'] };
      rowsOf(shop, '/customers').set(idIn(request), kept);
      return row;
    });
  }),
  shopRoute('a creation that stores less than it was sent', ['written-is-read'], (request, shop, usual) => {
    if (!sentTo(request, 'post', /^\/products$/)) return undefined;
    return changed(usual(), (row) => {
      rowsOf(shop, '/products').set(String(row['id']), { ...row, price: 7 });
      return row;
    });
  }),
  shopRoute(
    'a creation that takes the place of the one before',
    ['written-is-read', 'valid-request-accepted'],
    (request, shop, usual) => {
      if (!sentTo(request, 'post', /^\/products$/)) return undefined;
      shop.next = 1001;
      return usual();
    },
  ),
  shopRoute(
    'a change of what is gone',
    ['unchangeable-after-deletion', 'written-is-read'],
    (request, shop) => {
      const row = sentTo(request, 'put', /^\/customers\//) ? shop.gone.get(request.path) : undefined;
      const sent = row && readable(request.body);
      const isRight =
        typeof sent?.['name'] === 'string' && sent['name'].length > 0 && sent['name'].length <= 12;
      return isRight && typeof sent['email'] === 'string' && /@/.test(sent['email'])
        ? { status: 200, body: row }
        : undefined;
    },
  ),
  shopRoute('a Location that leads nowhere', ['resource-available-after-creation'], (request, _, usual) => {
    if (!sentTo(request, 'post', /^\/customers$/)) return undefined;
    const reply = usual();
    return reply.status === 201 ? { ...reply, headers: { location: '/customer/1' } } : reply;
  }),
  shopRoute('a next page that is not there', ['next-page-differs'], (request, _, usual) =>
    sentTo(request, 'get', /^\/events$/) && request.query.has('after') ? missing : usual(),
  ),
  shopRoute('a next page that fails', ['no-server-error'], (request) =>
    sentTo(request, 'get', /^\/events$/) && request.query.has('after') ? { status: 500 } : undefined,
  ),
  shopRoute('a next page that is the same', ['next-page-differs'], (request, _, usual) => {
    if (!sentTo(request, 'get', /^\/events$/) || !request.query.has('after')) return undefined;
    return changed(usual(), () => ({ items: all.slice(0, 1), next: `/events?limit=1&after=1` }));
  }),
  shopRoute(
    'a rule behind a name that is taken',
    ['violating-request-rejected', 'response-body'],
    (request, shop, usual) => {
      if (!sentTo(request, 'post', /^\/customers$/)) return undefined;
      const sent = readable(request.body);
      if (isTaken(sent, shop)) return { status: 409, body: { error: 'that e-mail is taken' } };
      const isLong = typeof sent?.['note'] === 'string' && sent['note'].length > 20;
      if (!isLong || typeof sent['name'] !== 'string' || typeof sent['email'] !== 'string') return usual();
      return onShop(request, shop, { status: 201 });
    },
  ),
  shopRoute('a 500 for the deletion of what others refer to', ['no-server-error'], (request, shop) => {
    const isReferredTo = [...rowsOf(shop, '/orders').values()].some(
      (order) => String(order['customerId']) === idIn(request),
    );
    return sentTo(request, 'delete', /^\/customers\//) && isReferredTo ? { status: 500 } : undefined;
  }),
];

function isTaken(sent: Row | undefined, shop: Shop): boolean {
  return [...rowsOf(shop, '/customers').values()].some(({ email }) => email === sent?.['email']);
}

/** Shops that are right, each near something that a careless tester takes for a defect. */
export const soundShops: readonly Route[] = [
  shopRoute('a shop', []),
  shopRoute('a shop in which an e-mail is taken once', [], (request, shop, usual) => {
    const isNew = sentTo(request, 'post', /^\/customers$/);
    if (isNew && isTaken(readable(request.body), shop))
      return { status: 409, body: { error: 'it is taken' } };
    return usual();
  }),
  shopRoute('a shop that writes e-mails in small letters, without blanks', [], (request, shop, usual) => {
    if (!sentTo(request, 'post', /^\/customers$/) && !sentTo(request, 'put', /^\/customers\//))
      return undefined;
    return changed(usual(), (row) => {
      const kept = {
        ...row,
        email: String(row['email']).toLowerCase(),
        name: String(row['name']).trim() || '-',
      };
      rowsOf(shop, '/customers').set(String(row['id']), kept);
      return kept;
    });
  }),
  shopRoute('a shop that keeps two digits of a price', [], (request, shop, usual) => {
    if (!sentTo(request, 'post', /^\/products$/) && !sentTo(request, 'put', /^\/products\//))
      return undefined;
    return changed(usual(), (row) => {
      const kept = { ...row, price: Number(Number(row['price']).toFixed(2)) };
      rowsOf(shop, '/products').set(String(row['id']), kept);
      return kept;
    });
  }),
  shopRoute('a shop that lists the first twenty', [], (request, _, usual) => {
    if (!sentTo(request, 'get', /^\/(customers|products|orders)$/)) return undefined;
    return { ...usual(), body: (usual().body as Row[]).slice(0, 20) };
  }),
  shopRoute('a shop in which a customer with orders stays', [], (request, shop) => {
    const isReferredTo = [...rowsOf(shop, '/orders').values()].some(
      (order) => String(order['customerId']) === idIn(request),
    );
    if (!sentTo(request, 'delete', /^\/customers\//) || !isReferredTo) return undefined;
    return { status: 409, body: { error: 'there are orders' } };
  }),
];
