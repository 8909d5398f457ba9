import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadContract } from '../../src/contract/load.ts';
import { compile } from '../../src/generate/compile.ts';
import { startMock } from '../../src/mock/start.ts';
import { compilers } from '../generate/compile.ts';
import { makeProject, type Project } from './project.ts';

const execute = promisify(execFile);
const repository = path.resolve(import.meta.dirname, '../..');
const contractName = 'telnyx-phone-numbers';
const packageName = 'telnyx-phone-numbers-contract';
const fileName = `${packageName}-2.0.0.tgz`;

// A team of its own: an empty project outside of the repository, where the tarball was installed.
let provider: Project;
let consumer = '';

beforeAll(async () => {
  provider = await makeProject({}, { [contractName]: contractName });
  const { code, stderr } = await provider.run('pack', [contractName, '--out', 'packed']);
  if (code !== 0) throw new Error(stderr);
  consumer = await realpath(await mkdtemp(path.join(tmpdir(), 'openapi-contract-consumer-')));
  await install(path.join(provider.root, 'packed', fileName));
}, 120_000);
afterAll(async () => {
  await provider.remove();
  await rm(consumer, { recursive: true, force: true });
});

function fromHere(name: string): string {
  return `file:${path.join(repository, 'node_modules', name)}`;
}

/** By npm, which gets openapi-fetch from here: a test asks no registry. */
async function install(tarball: string): Promise<void> {
  const manifest = {
    private: true,
    type: 'module',
    dependencies: {
      [packageName]: `file:${tarball}`,
      'openapi-fetch': fromHere('openapi-fetch'),
      'openapi-typescript-helpers': fromHere('openapi-typescript-helpers'),
    },
    overrides: {
      'openapi-fetch': '$openapi-fetch',
      'openapi-typescript-helpers': '$openapi-typescript-helpers',
    },
  };
  await writeFile(path.join(consumer, 'package.json'), JSON.stringify(manifest));
  const options = ['--offline', '--install-links', '--ignore-scripts', '--no-audit', '--no-fund'];
  await execute('npm', ['install', ...options], { cwd: consumer });
}

async function run(file: string, ...words: string[]): Promise<string> {
  const { stdout } = await execute(process.execPath, [path.join(consumer, file), ...words], {
    cwd: consumer,
  });
  return stdout;
}

const program = `
import {
  type Client,
  type CreatePhoneNumbersJobUpdateEmergencySettingsAnswers as Answers,
  type PhoneNumbersJob,
  createClient,
  isAnswerError,
  unwrap,
} from '${packageName}';
import { PhoneNumbersJobValidator, ValidationError, validation } from '${packageName}/validators';
import document from '${packageName}/openapi.json' with { type: 'json' };

const [, , baseUrl = ''] = process.argv;
const body = { emergency_enabled: false as const, phone_numbers: ['+19705555098'] };
const prefer = (code: number) => ({ Prefer: \`code=\${code}\` });
const client = createClient({ baseUrl, auth: { bearerAuth: async () => 'key' }, timeout: 10_000, validation });
const update = client.createPhoneNumbersJobUpdateEmergencySettings;

const { data } = await unwrap(update({ body }));
const job: PhoneNumbersJob | undefined = data;
console.log(202, PhoneNumbersJobValidator.is(job), typeof job?.id);

const anonymous = createClient({ baseUrl });
const refused = await anonymous.createPhoneNumbersJobUpdateEmergencySettings({ body });
if (refused.status === 401) {
  const errors: Answers[401]['errors'] = refused.error.errors;
  console.log(refused.status, Array.isArray(errors));
}

try {
  await unwrap(update({ body, headers: prefer(422) }));
} catch (error) {
  if (isAnswerError<Client['createPhoneNumbersJobUpdateEmergencySettings']>(error) && error.status === 422)
    console.log(error.status, typeof error.body.errors?.[0]?.code);
}

try {
  await update({ body: { ...body, phone_numbers: [] } });
} catch (error) {
  if (error instanceof ValidationError) console.log(new Set(error.issues.map(({ path }) => path.join('.'))));
}
console.log(document.openapi);
`;

const wrong = `
import { type Client, createClient, isAnswerError, unwrap } from '${packageName}';
import { validation } from '${packageName}/validators';
const { createPhoneNumbersJobUpdateEmergencySettings: update } = createClient();
const phone_numbers = ['+19705555098'];
export const result = await update({ body: { emergency_enabled: false, phone_numbers } });
export { createClient, isAnswerError, unwrap, validation };
export type { Client };
await update({ body: { emergency_enabled: true, phone_numbers } });
await update({ body: { emergency_enabled: false, emergency_address_id: '1', phone_numbers } });
await update({ body: { emergency_enabled: false } });
if (result.status === 404) void result;
if (result.status === 422) void result.data.data;
void (await unwrap(update({ body: { emergency_enabled: false, phone_numbers } }))).errors;
try { void 0; } catch (error) { if (isAnswerError<Client['createPhoneNumbersJobUpdateEmergencySettings']>(error) && error.status === 202) void error; }
createClient({ retry: true });
createClient({ validation: { createPet: {} } });
`;
const firstWrongLine =
  wrong.split('\n').indexOf('await update({ body: { emergency_enabled: true, phone_numbers } });') + 1;

/** As a careful consumer has it: the package's declarations are checked as well. */
const settings = {
  module: 'nodenext',
  target: 'es2022',
  skipLibCheck: false,
  verbatimModuleSyntax: false,
  resolveJsonModule: true,
  allowImportingTsExtensions: false,
};

describe.each(compilers)('with $version', (compiler) => {
  test('a consumer type-checks, the README’s first call included', async () => {
    const readme = await readFile(path.join(consumer, 'node_modules', packageName, 'README.md'), 'utf8');
    const blocks = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code);
    const files = {
      'program.ts': program,
      ...Object.fromEntries(
        blocks.map((code, index) => [`readme-${index}.ts`, `${code}\nexport { client };\n`]),
      ),
    };
    await writeFile(path.join(consumer, 'node.d.ts'), 'declare const process: { argv: string[] };\n');
    for (const [file, code] of Object.entries(files)) await writeFile(path.join(consumer, file), code);
    expect(blocks).toHaveLength(2);
    expect(await compile(compiler, consumer, ['node.d.ts', ...Object.keys(files)], settings)).toEqual([]);
  });

  test('what breaks the contract does not compile', async () => {
    await writeFile(path.join(consumer, 'wrong.ts'), wrong);
    const complaints = await compile(compiler, consumer, ['wrong.ts'], settings);
    const lines = [...new Set(complaints.map(({ line }) => line))];
    expect(lines).toEqual(
      wrong
        .split('\n')
        .slice(firstWrongLine - 1, -1)
        .map((_, index) => firstWrongLine + index),
    );
  });
});

describe('in CommonJS', () => {
  const code = `const { createClient, unwrap } = require('${packageName}');
const { PhoneNumbersJobValidator, validation } = require('${packageName}/validators');
const client = createClient({ auth: { bearerAuth: 'x' }, validation });
console.log(Object.keys(client).join(), PhoneNumbersJobValidator.is([]), typeof unwrap);
`;

  test('it is required, and the same as imported', async () => {
    await writeFile(path.join(consumer, 'program.cjs'), code);
    expect(await run('program.cjs')).toBe(
      'createPhoneNumbersJobUpdateEmergencySettings,fetchClient false function\n',
    );
    await writeFile(path.join(consumer, 'both.mjs'), both);
    expect(await run('both.mjs')).toBe('true true\n');
  });

  const both = `import * as imported from '${packageName}';
import * as validators from '${packageName}/validators';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const same = (one, other) => String(Object.keys(one).toSorted()) === String(Object.keys(other).toSorted());
console.log(same(imported, require('${packageName}')), same(validators, require('${packageName}/validators')));
`;

  test.each([
    { module: 'commonjs', moduleResolution: 'node' },
    { module: 'node16', moduleResolution: 'node16' },
  ])('it is typed with %j', async (own) => {
    const compiler = compilers.find(({ version }) => version === 'typescript');
    if (!compiler) throw new Error('no compiler');
    await writeFile(path.join(consumer, 'program.cts'), commonProgram);
    expect(await compile(compiler, consumer, ['program.cts'], { ...settings, ...own })).toEqual([]);
  });

  const commonProgram = `import { createClient, type PhoneNumbersJob } from '${packageName}';
import { PhoneNumbersJobValidator } from '${packageName}/validators';
export const client = createClient();
export const isJob = (value: unknown): value is PhoneNumbersJob => PhoneNumbersJobValidator.is(value);
`;
});

test('it brings nothing but openapi-fetch along', async () => {
  const installed = await readdir(path.join(consumer, 'node_modules'));
  expect(installed.filter((name) => !name.startsWith('.')).toSorted()).toEqual([
    'openapi-fetch',
    'openapi-typescript-helpers',
    packageName,
  ]);
});

test('it runs against the mock', async () => {
  const contract = await loadContract(path.join(repository, 'spec', contractName), { root: repository });
  const mock = await startMock(contract, { logFile: path.join(provider.root, 'mock.log') });
  try {
    await writeFile(path.join(consumer, 'program.ts'), program);
    expect(await run('program.ts', mock.url)).toBe(
      "202 true string\n401 true\n422 string\nSet(1) { 'phone_numbers' }\n3.1.0\n",
    );
  } finally {
    await mock.close();
  }
});

async function bundle(code: string): Promise<string> {
  const entry = path.join(consumer, 'entry.js');
  await writeFile(entry, code);
  const bundler = await rolldown({ input: entry, cwd: consumer, platform: 'browser' });
  const { output } = await bundler.generate({ minify: true });
  expect(output).toHaveLength(1);
  return output[0].code;
}

describe('bundled for browsers', () => {
  test('the client, openapi-fetch and all it reports errors with take at most 8 KB gzipped, and no validator', async () => {
    const code = await bundle(`export { createClient, isAnswerError, unwrap } from '${packageName}';`);
    expect(gzipSync(code).length).toBeLessThanOrEqual(8000);
    expect(code).not.toContain('vErrors');
    expect(code).not.toContain('emergency_enabled');
  });

  test('validators bring what they check, and no client', async () => {
    const code = await bundle(`export { PhoneNumbersJobValidator } from '${packageName}/validators';`);
    expect(code).toContain('in_progress');
    expect(code).not.toContain('Authorization');
    expect(code).not.toMatch(/require\(|from\s*["']ajv/);
  });
});

test('packing twice gives the same bytes, and says so', async () => {
  const { stdout } = await provider.run('pack', ['--out', 'again', '--json']);
  const first = await readFile(path.join(provider.root, 'packed', fileName));
  expect(await readFile(path.join(provider.root, 'again', fileName))).toEqual(first);
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    packages: [
      {
        name: packageName,
        version: '2.0.0',
        file: path.join('again', fileName),
        bytes: first.length,
        sha256: createHash('sha256').update(first).digest('hex'),
        unsupported: [],
      },
    ],
  });
});

test('after a change the version rises by what changed, and the changelog says it', async () => {
  const changed = await makeProject({}, { [contractName]: contractName });
  try {
    const spec = `spec/${contractName}`;
    await changed.run('pack', ['--out', 'first']);
    await changed.edit(`${spec}/rules.overlay.yaml`, 'maxItems: 1000', 'maxItems: 999');
    const { stdout } = await changed.run('pack', ['--out', 'second', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ packages: [{ version: '3.0.0' }] });
    const { stdout: log } = await execute(
      'tar',
      ['-xzOf', `second/${packageName}-3.0.0.tgz`, 'package/CHANGELOG.md'],
      {
        cwd: changed.root,
      },
    );
    expect(log).toMatch(
      /^# Changelog\n\n## 3\.0\.0\n\n- \*\*Breaking:\*\* `POST [^`]+`: .*999.*\n\n## 2\.0\.0\n/,
    );
    const again = await changed.run('pack', ['--out', 'third', '--json']);
    expect(again.stdout.replace('third/', 'second/')).toBe(stdout);
    const refused = await changed.run('pack', ['--release', '2.0.0']);
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining('was packed as 3.0.0 before'),
    ]);
  } finally {
    await changed.remove();
  }
});

test.each([
  [['--name', '../evil'], '../evil'],
  [['--release', 'tomorrow'], 'tomorrow'],
  [['nothing'], 'nothing'],
])('%j is refused with exit code 2 and nothing is written', async (words, named) => {
  const { code, stderr } = await provider.run('pack', [...words, '--out', 'refused']);
  expect(code).toBe(2);
  expect(stderr).toContain(named);
  expect(stderr).toContain('help: ');
  expect((await provider.files()).filter((file) => file.startsWith('refused'))).toEqual([]);
});
