import { shop } from './api.ts';

/** How many teas there are. */
export async function total(): Promise<number> {
  const { response } = await shop.listTeas();
  const written = response.headers.get('x-total');
  if (written === null) throw new Error('nobody says how many');
  return Number(written);
}

/** What green tea there is, cheapest first. */
export async function green(): Promise<string[]> {
  const { data } = await shop.listTeas({ params: { query: { kind: 'green', limit: 80 } } });
  return data.teas
    .toSorted((a, b) => a.price.amount - b.price.amount)
    .map(({ name, sku }) => `${name.trim()} (${sku.trim()})`);
}
