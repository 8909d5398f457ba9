import { expect, test } from 'vitest';
import { generateFiles } from '../../src/generate/generate.ts';
import { webhooksFile } from '../../src/generate/webhooks-file.ts';
import type { JsonObject } from '../../src/json.ts';
import { complaints } from './compile.ts';
import { contractOf } from './contract-of.ts';
import { object, ref, text } from './type-row.ts';

const webhook = (schema: JsonObject): JsonObject => ({
  post: {
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: { 204: { description: '' } },
  },
});

const contract = contractOf({
  components: {
    schemas: {
      Base: object({ id: { type: 'string', readOnly: true } }, 'id'),
      Paid: {
        allOf: [ref('Base'), object({ type: { const: 'paid' }, sum: { type: 'number' } }, 'type', 'sum')],
      },
      Lost: object({ type: { enum: ['lost', 'gone'] }, why: text }, 'type'),
    },
  },
  webhooks: {
    'order.paid': webhook(ref('Paid')),
    'order.over': webhook({ oneOf: [ref('Lost'), object({ type: { const: 'done' } }, 'type')] }),
    note: webhook(object({ type: text })),
    text: { post: { requestBody: { content: { 'text/plain': {} } } } },
  },
});

const usage = `import { receiveWebhook } from './webhooks.ts';
declare const request: Request;
const event = await receiveWebhook(request, { secret: 'whsec_x' });
if (event.name === 'order.paid') event.payload.sum satisfies number;
if (event.name === 'order.paid') event.payload.id satisfies string;
if (event.name === 'order.over' && event.payload.type === 'lost') event.payload.why satisfies string | undefined;
const paid = await receiveWebhook(request, { name: 'order.paid' });
paid.payload.sum satisfies number;
// @ts-expect-error no webhook
await receiveWebhook(request, { name: 'other' });
export {};
`;

test('webhooks are received with their types, by what only they have', async () => {
  const files = [...(await generateFiles(contract)), { path: 'usage.ts', text: usage }];
  expect(await complaints(files)).toEqual([]);
  expect(webhooksFile(contract)).toContain(
    'signs: WebhookSigns = { "order.paid": { type: ["paid"] }, "order.over": { type: ["lost", "gone", "done"] }, note: {} };',
  );
});

test('without webhooks nothing of it is there', async () => {
  expect(webhooksFile(contractOf({}))).toBeUndefined();
  const paths = (await generateFiles(contractOf({}))).map(({ path }) => path);
  expect(paths.filter((path) => path.includes('webhook'))).toEqual([]);
});
