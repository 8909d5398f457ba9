import { shop } from './api.ts';

/** An order as it is shared with another app: all of it. */
export async function share(id: string): Promise<string> {
  const { data } = await shop.getOrder({ params: { path: { id } } });
  return JSON.stringify(data);
}

/** A small order, with a greeting. */
export async function gift(customer: string, message: string): Promise<number> {
  const { status } = await shop.createOrder({
    body: { customer, lines: [{ sku: 'T-1', grams: 100, message }] },
  });
  return status;
}
