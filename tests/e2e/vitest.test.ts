import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type Provider } from '../provider/http.ts';
import { pets } from './pets.ts';
import { makeProject, type Project } from './project.ts';

const repository = path.resolve(import.meta.dirname, '../..');
const secret = 'hunter2-c2VjcmV0';

let project: Project;
let server: Provider;
// Takes everything, and tells everybody what they sent.
beforeAll(async () => {
  server = await serve(({ headers }) => ({ status: 201, body: { name: headers['x-key'] ?? 'Tom' } }));
  const door = JSON.stringify(path.join(repository, 'src/vitest.ts'));
  project = await makeProject({
    'spec/pets/openapi.yaml': pets,
    'vitest.config.js': `export default { resolve: { alias: { 'openapi-contract/vitest': ${door} } } };\n`,
  });
});
afterAll(async () => {
  await server.close();
  await project.remove();
});

interface Assertion {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

/** Runs a test file of a user in a Vitest of its own. */
async function run(call: string): Promise<{ code: number | null; tests: Assertion[]; said: string }> {
  await project.write(
    'contract.test.js',
    `import { contractSuite } from 'openapi-contract/vitest';\n\n${call}\n`,
  );
  await project.write('report.json', '');
  const program = path.join(repository, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [program, 'run', '--reporter=json', '--outputFile=report.json'], {
    cwd: project.root,
    env: { PATH: process.env['PATH'], TOKEN: secret },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const written = await project.read('report.json');
  const report = JSON.parse(written) as { testResults: { assertionResults: Assertion[]; message: string }[] };
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  return { code, tests, said: written + stdout + stderr };
}

const outcomes = (tests: readonly Assertion[]): string[] =>
  tests.map(({ fullName, status }) => `${status} ${fullName}`);

test('three lines test the mock of every contract, each operation and phase', async () => {
  const { code, tests } = await run('contractSuite({ requireCoverage: 100 });');
  const suite = 'contracts pets on its mock';
  expect(outcomes(tests)).toEqual([
    `passed ${suite} POST /pets examples`,
    `passed ${suite} POST /pets coverage`,
    `passed ${suite} POST /pets fuzz`,
    `passed ${suite} coverage`,
  ]);
  expect(code).toBe(0);
});

describe('a server that breaks its contract', () => {
  let result: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    result = await run(
      `contractSuite({ contract: 'pets', target: ${JSON.stringify(server.url)}, auth: process.env.TOKEN, runs: 20 });`,
    );
  });

  test('fails where it does', () => {
    const suite = `contract pets pets on ${server.url}`;
    expect(result.code).toBe(1);
    expect(outcomes(result.tests).slice(0, 3)).toEqual([
      `passed ${suite} POST /pets examples`,
      `failed ${suite} POST /pets coverage`,
      `failed ${suite} POST /pets fuzz`,
    ]);
  });

  test('reads as findings do, without a stack', () => {
    const message = result.tests.flatMap(({ failureMessages }) => failureMessages).join('\n');
    expect(message).toMatch(/^ContractFailure: \npets \(spec\/pets\/openapi\.yaml\)\n/);
    expect(message).toMatch(/POST \/pets answered 201 to a body .*, which breaks minLength/);
    expect(message).toMatch(/\n {4}curl: curl .*"\$OPENAPI_CONTRACT_AUTH_KEY"/);
    expect(message).toMatch(/\n {4}replay: openapi-contract verify pets --seed 1 --replay /);
    expect(message).not.toMatch(/\n\s+at /);
  });

  test('learns no credential from it', () => {
    expect(result.said).not.toContain(secret);
  });
});

test.each([
  ["contractSuite({ contract: 'cats' });", 'there is no contract \\"cats\\"'],
  ["contractSuite({ select: { operations: ['listPets'] } });", 'There is no operation \\"listPets\\"'],
  [
    "contractSuite({ target: 'http://127.0.0.1:1', auth: { key: undefined } });",
    'The credential \\"key\\" of contractSuite is undefined',
  ],
])('%s fails', async (call, message) => {
  const { code, tests, said } = await run(call);
  expect([code, tests]).toEqual([1, []]);
  expect(said).toContain(message);
});

describe('a server that the tests start themselves', () => {
  const started = `
    import { createServer } from 'node:http';
    import { once } from 'node:events';
    import { beforeAll } from 'vitest';
    const server = createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(500).end());
    });
    beforeAll(async () => {
      await once(server.listen(0, '127.0.0.1'), 'listening');
      return () => server.close();
    });
    const rest = { contract: 'pets', auth: process.env.TOKEN, runs: 0, phases: ['coverage'] };`;

  test('is asked for where it is when it is there', async () => {
    const target = 'async () => `http://127.0.0.1:${server.address().port}`';
    const { code, tests } = await run(`${started}\ncontractSuite({ ...rest, target: ${target} });`);
    expect(outcomes(tests)).toEqual(['failed contract pets pets on a server POST /pets coverage']);
    expect(tests[0]?.failureMessages.join('')).toContain('POST /pets answered 500');
    expect(code).toBe(1);
  });

  test('has to say so', async () => {
    const { said } = await run(`${started}\ncontractSuite({ ...rest, target: () => undefined });`);
    expect(said).toContain('The target of contractSuite gave no URL');
  });
});
