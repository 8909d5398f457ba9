import { shop } from './api.ts';

/** To whom a letter goes. */
export async function address(id: string): Promise<string> {
  const { data } = await shop.getCustomer({ params: { path: { id } } });
  const discount = { guest: 0, regular: 5 }[data.tier];
  return `${data.name.trim()} <${data.email.toLowerCase()}> ${discount.toFixed(0)} %`;
}

/** Changes a telephone number. */
export async function call(id: string, phone: string): Promise<string> {
  const body: { phone?: string } = {};
  body.phone = phone;
  const { data } = await shop.changeCustomer({ params: { path: { id } }, body });
  return data.id.trim();
}

/** Renames a customer. */
export async function rename(id: string): Promise<string> {
  const { data } = await shop.changeCustomer({ params: { path: { id } }, body: { name: 'Ann' } });
  return data.name.trim();
}
