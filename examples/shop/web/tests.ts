import assert from 'node:assert/strict';
import { again, checkout, sample } from './src/checkout.ts';
import { address, call, rename } from './src/customer.ts';
import { cancel, orderLine } from './src/orders.ts';
import { green, total } from './src/teas.ts';

/** What the web shop promises, whatever server is behind `fetch`: by the declarations that keep each promise. */
export const tests: readonly { readonly of: readonly string[]; run(): Promise<void> }[] = [
  {
    of: ['checkout'],
    run: async () => assert.match(await checkout('ann', new Map([['T-1', 100]]), 'please'), /^.*: \d+ \w+$/s),
  },
  { of: ['again'], run: async () => assert.equal(typeof (await again('ann')), 'string') },
  { of: ['again'], run: async () => assert.notEqual(await again('ann'), 'refused') },
  { of: ['sample'], run: async () => assert.equal(typeof (await sample('ann')), 'string') },
  {
    of: ['orderLine', 'label', 'paid'],
    run: async () =>
      assert.match(await orderLine('17'), / (Placed|Packed|On its way) \d+ g \d+\.00 (not yet|card |bank )/),
  },
  { of: ['cancel'], run: async () => assert.equal(await cancel('17'), true) },
  { of: ['address'], run: async () => assert.match(await address('ann'), /^[^]*<.+@.+> [05] %$/) },
  { of: ['call'], run: async () => assert.equal(typeof (await call('ann', '+441234567')), 'string') },
  { of: ['rename'], run: async () => assert.equal(typeof (await rename('ann')), 'string') },
  { of: ['total'], run: async () => assert.ok(Number.isInteger(await total())) },
  { of: ['green'], run: async () => assert.ok((await green()).every((line) => /\)$/.test(line))) },
];
