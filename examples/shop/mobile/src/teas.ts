import type { components } from '../../provider/generated/shop/index.ts';
import { shop } from './api.ts';

type Tea = components['schemas']['Tea'];

const colours: Record<Tea['kind'], string> = { green: '#7a4', black: '#321', herbal: '#c93' };

/** A tile for each tea of a page. */
export async function tiles(): Promise<string[]> {
  const { data } = await shop.listTeas({ params: { query: { limit: 20 } } });
  return data.teas.map(
    (tea) => `${tea.name.trim()} ${colours[tea.kind].toUpperCase()} ${tea.price.amount.toFixed(0)}`,
  );
}
