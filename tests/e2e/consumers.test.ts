import { execFile, execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/generate/compile.ts';
import { generateFiles } from '../../src/generate/generate.ts';
import { startMock } from '../../src/mock/start.ts';
import { packContract } from '../../src/pack/pack.ts';
import { compilers } from '../generate/compile.ts';
import { contractOf } from '../generate/contract-of.ts';
import { place } from '../generate/scratch.ts';
import { object, ref, text } from '../generate/type-row.ts';

const execute = promisify(execFile);
const modules = path.resolve(import.meta.dirname, '../../node_modules');
const json = (schema: object): object => ({ 'application/json': { schema } });

const contract = contractOf(
  {
    components: {
      schemas: {
        Order: object({ id: text, sum: { type: 'number' } }, 'id', 'sum'),
        Paid: object({ type: { const: 'paid' }, order: ref('Order') }, 'type', 'order'),
        Lost: object({ type: { const: 'lost' }, why: text }, 'type', 'why'),
      },
    },
    paths: {
      '/orders/{id}': {
        get: {
          operationId: 'getOrder',
          parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
          responses: {
            200: {
              description: '',
              content: { 'application/json': { schema: ref('Order'), example: { id: 'one', sum: 2 } } },
            },
            404: { description: '', content: json(object({ why: text }, 'why')) },
          },
        },
      },
    },
    webhooks: Object.fromEntries(
      ['Paid', 'Lost'].map((name) => [
        `order${name}`,
        {
          post: {
            requestBody: { required: true, content: json(ref(name)) },
            responses: { 204: { description: '' } },
          },
        },
      ]),
    ),
  } as never,
  'shop',
);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(await realpath(tmpdir()), 'consumers-'));
  await symlink(modules, path.join(folder, 'node_modules'), 'junction');
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

const hono = `import { Hono } from 'hono';
import { receiveWebhook, WebhookError } from '../shop-contract/dist/webhooks.js';

export const booked: string[] = [];
export const app: Hono = new Hono();
app.post('/hooks', async (context) => {
  try {
    const event = await receiveWebhook(context.req.raw, { secret: 'whsec_c2VjcmV0' });
    if (event.name === 'orderPaid') booked.push(\`\${event.payload.order.id} \${event.payload.order.sum.toFixed(2)}\`);
    else booked.push(event.payload.why);
    return new Response(null, { status: 204 });
  } catch (error) {
    if (error instanceof WebhookError) return new Response(error.message, { status: error.status });
    throw error;
  }
});
`;

function signed(body: string, secret = 'secret'): Request {
  const stamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', secret).update(`msg_1.${stamp}.${body}`).digest('base64');
  const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': stamp, 'webhook-signature': `v1,${digest}` };
  return new Request('http://me.test/hooks', { method: 'POST', headers, body });
}

test('Hono receives signed webhooks of a package, narrowed, and refuses what others signed', async () => {
  const { files } = await packContract(contract);
  await place(path.join(folder, 'shop-contract'), files);
  await place(folder, [
    { path: 'hono/app.ts', text: hono },
    { path: 'hono/package.json', text: '{ "type": "module" }' },
  ]);
  const settings = { moduleResolution: 'bundler', allowImportingTsExtensions: false };
  for (const compiler of compilers)
    expect(await compile(compiler, folder, ['hono/app.ts'], settings)).toEqual([]);
  const { app, booked } = await import(
    /* @vite-ignore */ pathToFileURL(path.join(folder, 'hono/app.ts')).href
  );
  const paid = JSON.stringify({ type: 'paid', order: { id: 'one', sum: 2 } });
  const answers = [
    await app.fetch(signed(paid)),
    await app.fetch(signed(JSON.stringify({ type: 'lost', why: 'rain' }))),
    await app.fetch(signed(paid, 'another')),
    await app.fetch(signed('{"type":"other"}')),
  ];
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 401, 400]);
  expect(booked).toEqual(['one 2.00', 'rain']);
});

/** The oldest Node that clients run on, where it is installed. */
function node20(): string | undefined {
  const candidates = (process.env['PATH'] ?? '').split(path.delimiter).map((each) => path.join(each, 'node'));
  return [...candidates, '/usr/bin/node'].find(
    (file) => existsSync(file) && execFileSync(file, ['--version'], { encoding: 'utf8' }).startsWith('v20.'),
  );
}

const common = `import { createClient } from './generated/shop';

async function main(): Promise<void> {
  const client = createClient({ baseUrl: process.argv[2] ?? '' });
  const result = await client.getOrder({ params: { path: { id: 'one' } } });
  console.log(process.version.split('.')[0], result.status === 200 ? result.data.sum.toFixed(2) : result.error.why);
}
void main();
`;

describe('in a CommonJS project', () => {
  const executable = node20();
  const unless = executable === undefined ? ' (run on this Node: Node 20 is not installed)' : '';

  test(`the generated client compiles under moduleResolution node, and runs on Node 20${unless}`, async () => {
    const project = path.join(folder, 'common');
    const files = await generateFiles(contract, { options: {}, importSuffix: 'none' });
    await place(project, [
      ...files.map((file) => ({ path: `generated/shop/${file.path}`, text: file.text })),
      { path: 'main.ts', text: common },
      { path: 'node.d.ts', text: 'declare const process: { argv: string[]; version: string };\n' },
      { path: 'package.json', text: '{}' },
    ]);
    const compiler = compilers.find(({ version }) => version === 'typescript');
    if (!compiler) throw new Error('no compiler');
    const settings = {
      target: 'es2020',
      lib: ['es2020', 'dom'],
      module: 'commonjs',
      moduleResolution: 'node',
      esModuleInterop: true,
      verbatimModuleSyntax: false,
      allowImportingTsExtensions: false,
      noEmit: false,
      outDir: path.join(project, 'out'),
      rootDir: project,
    };
    expect(await compile(compiler, project, ['node.d.ts', 'main.ts'], settings)).toEqual([]);
    const mock = await startMock(contract, { logFile: path.join(folder, 'mock.log') });
    try {
      const { stdout } = await execute(executable ?? process.execPath, [
        path.join(project, 'out/main.js'),
        mock.url,
      ]);
      expect(stdout).toBe(`${executable ? 'v20' : process.version.split('.')[0]} 2.00\n`);
    } finally {
      await mock.close();
    }
  });
});
