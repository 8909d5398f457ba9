import type { components } from '../../provider/generated/shop/index.ts';
import { shop } from './api.ts';

type Order = components['schemas']['Order'];

/** What the state of an order is called. */
export function label(state: Order['state']): string {
  switch (state) {
    case 'placed':
      return 'Placed';
    case 'packed':
      return 'Packed';
    case 'shipped':
      return 'On its way';
  }
}

/** How an order was paid. */
export function paid({ payment }: Order): string {
  if (!payment) return 'not yet';
  switch (payment.by) {
    case 'card':
      return `card ${payment.digits.slice(-4)}`;
    case 'bank':
      return `bank ${payment.iban.slice(0, 4)}`;
  }
}

/** An order as a line of text. */
export async function orderLine(id: string): Promise<string> {
  const found = await shop.getOrder({ params: { path: { id } } });
  if (found.status !== 200) return found.error.message;
  const { number, placed, lines, total } = found.data;
  const day = new Date(placed).toISOString().slice(0, 10);
  const grams = lines.reduce((sum, line) => sum + line.grams, 0);
  return [
    number.toUpperCase(),
    day,
    label(found.data.state).trim(),
    `${grams} g`,
    total.amount.toFixed(2),
    paid(found.data),
  ].join(' ');
}

/** Cancels an order; whether it was in time. */
export async function cancel(id: string): Promise<boolean> {
  const { status } = await shop.cancelOrder({ params: { path: { id } } });
  return status === 204;
}
