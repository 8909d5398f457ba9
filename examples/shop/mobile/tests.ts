import assert from 'node:assert/strict';
import { gift, share } from './src/share.ts';
import { tiles } from './src/teas.ts';

/** What the app promises, whatever server is behind `fetch`: by the declarations that keep each promise. */
export const tests: readonly { readonly of: readonly string[]; run(): Promise<void> }[] = [
  {
    of: ['tiles', 'colours'],
    run: async () => assert.ok((await tiles()).every((tile) => / #[0-9A-F]{3} \d+$/.test(tile))),
  },
  {
    of: ['share'],
    run: async () => assert.match(await share('17'), /^\{.*"number":".*"state":"(placed|packed|shipped)"/s),
  },
  { of: ['gift'], run: async () => assert.equal(await gift('ann', 'Happy birthday'), 201) },
];
