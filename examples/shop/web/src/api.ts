import { createClient } from '../../provider/generated/shop/index.ts';

/** The shop, by whatever `fetch` there is when it is called. */
export const shop = createClient({ fetch: (request) => globalThis.fetch(request) });
