import type { components } from '../../provider/generated/shop/index.ts';
import { shop } from './api.ts';

type NewOrder = components['schemas']['NewOrder'];

/** Orders what is in the basket, by grams of each tea. */
export async function checkout(
  customer: string,
  basket: ReadonlyMap<string, number>,
  note = '',
): Promise<string> {
  const lines = [...basket].map(([sku, grams]) => ({ sku, grams }));
  const body: NewOrder = { customer, lines };
  if (note !== '') body.note = note;
  const made = await shop.createOrder({ body });
  if (made.status === 201)
    return `${made.data.number}: ${made.data.total.amount} ${made.data.total.currency}`;
  throw new Error('data' in made ? 'nothing came back' : made.error.message);
}

/** Orders the large bag of Assam again. */
export async function again(customer: string): Promise<string> {
  const made = await shop.createOrder({
    body: { customer, lines: [{ sku: 'T-1', grams: 750, message: 'As always' }], voucher: 'AGAIN' },
  });
  return made.status === 201 ? made.data.id : made.error.code;
}

/** Orders a sample. */
export async function sample(customer: string): Promise<string> {
  const made = await shop.createOrder({ body: { customer, lines: [{ sku: 'T-1', grams: 50 }] } });
  if (made.status !== 201) throw new Error(made.error.message);
  return made.data.id.toUpperCase();
}
