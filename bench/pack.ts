import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadContract } from '../src/contract/load.ts';
import { findCompiler } from '../src/generate/compiler.ts';
import type { JsonObject } from '../src/json.ts';
import { packContract } from '../src/pack/pack.ts';
import { tarball } from '../src/pack/tarball.ts';

// Packages of contracts as those feel them who install them: how long until the first value is
// validated, beside ajv compiling the same schemas at start-up, each in processes of their own; how
// long TypeScript takes for a consumer with one call; how large the tarball is. Arguments: contracts
// of this project, or `name=file` for a description elsewhere.

const rounds = 7;
const root = process.cwd();
const wanted = process.argv.slice(2);
const scratch = mkdtempSync(path.join(tmpdir(), 'bench-pack-'));

try {
  for (const each of wanted.length > 0 ? wanted : ['telnyx-phone-numbers']) await measure(each);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function measure(argument: string): Promise<void> {
  const [name = '', file] = argument.split('=');
  const contract = await loadContract(file === undefined ? path.join(root, 'spec', name) : copy(name, file), {
    root: file === undefined ? root : scratch,
  });
  const started = performance.now();
  const made = await packContract(contract);
  const packed = performance.now() - started;
  const consumer = install(name, made.name, made.files);
  console.log(`${name}: ${contract.operations.length} operations`);
  console.log(`  packed in ${seconds(packed)}; tarball ${kilobytes(tarball(made.files).length)}`);
  for (const { path: script, text } of made.files.filter((each) => each.path === 'dist/checks.js'))
    console.log(`  ${script} ${kilobytes(text.length)}, ${kilobytes(gzipSync(text).length)} gzipped`);
  firstValidation(consumer, made.name, contract.document);
  typeCheck(consumer, made.name);
}

function copy(name: string, file: string): string {
  const folder = path.join(scratch, 'spec', name);
  mkdirSync(folder, { recursive: true });
  cpSync(file, path.join(folder, `openapi${path.extname(file)}`));
  return folder;
}

function install(
  name: string,
  packageName: string,
  files: readonly { path: string; text: string }[],
): string {
  const consumer = path.join(scratch, 'consumers', name);
  for (const { path: file, text } of files) {
    const target = path.join(consumer, 'node_modules', packageName, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  for (const dependency of [
    'openapi-fetch',
    'openapi-typescript-helpers',
    'ajv',
    'ajv-formats',
    'fast-deep-equal',
    'fast-uri',
    'json-schema-traverse',
    'require-from-string',
  ])
    symlinkSync(path.join(root, 'node_modules', dependency), path.join(consumer, 'node_modules', dependency));
  writeFileSync(path.join(consumer, 'package.json'), '{ "type": "module" }');
  return consumer;
}

/** Both judge `{}` by every component schema once, from the first import on. */
function firstValidation(consumer: string, packageName: string, document: JsonObject): void {
  writeFileSync(path.join(consumer, 'openapi.json'), JSON.stringify(document));
  writeFileSync(
    path.join(consumer, 'packed.js'),
    `const started = performance.now();
import('${packageName}/validators').then(({ validation, ...validators }) => {
  const list = Object.values(validators).filter((each) => typeof each.is === 'function');
  list[0].is({});
  console.log(performance.now() - started);
});`,
  );
  writeFileSync(
    path.join(consumer, 'ajv.js'),
    `import { readFileSync } from 'node:fs';
const document = JSON.parse(readFileSync('openapi.json', 'utf8'));
const started = performance.now();
const [{ Ajv2020 }, { default: formats }] = await Promise.all([import('ajv/dist/2020.js'), import('ajv-formats')]);
const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true, logger: false });
formats.default(ajv);
ajv.addSchema(document, 'document');
const [first] = Object.keys(document.components.schemas);
ajv.getSchema('document#/components/schemas/' + first)({});
console.log(performance.now() - started);`,
  );
  const times = Array.from({ length: rounds }, () => [
    timeOf(consumer, 'packed.js'),
    timeOf(consumer, 'ajv.js'),
  ]);
  const [packed, compiling] = [
    median(times.map(([time = 0]) => time)),
    median(times.map(([, time = 0]) => time)),
  ];
  console.log(
    `  first validation ${packed.toFixed(1)} ms, ajv compiling ${compiling.toFixed(1)} ms: ${(compiling / packed).toFixed(1)} times as fast`,
  );
}

function timeOf(consumer: string, script: string): number {
  return Number(execFileSync(process.execPath, [script], { cwd: consumer, encoding: 'utf8' }));
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
}

/** What editors wait for: the README's one call, without and with the declarations of the whole package. */
function typeCheck(consumer: string, packageName: string): void {
  const compiler = findCompiler(root);
  if (!compiler) return;
  const readme = readFileSync(path.join(consumer, 'node_modules', packageName, 'README.md'), 'utf8');
  const code = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? `import '${packageName}';\n`;
  writeFileSync(path.join(consumer, 'use.ts'), code);
  for (const skipLibCheck of [true, false]) {
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'es2022',
      module: 'nodenext',
      lib: ['es2022', 'dom', 'dom.iterable'],
      types: [],
      skipLibCheck,
    };
    writeFileSync(
      path.join(consumer, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, files: ['use.ts'] }),
    );
    const output = execFileSync(
      process.execPath,
      [compiler.script, '-p', 'tsconfig.json', '--extendedDiagnostics'],
      { cwd: consumer, encoding: 'utf8' },
    );
    const figures = ['Types', 'Instantiations', 'Memory used', 'Check time', 'Total time'].map(
      (figure) => `${figure.toLowerCase()} ${new RegExp(`${figure}:\\s*(\\S+)`).exec(output)?.[1] ?? '?'}`,
    );
    console.log(
      `  TypeScript ${compiler.version}, ${skipLibCheck ? 'one consumer' : 'all declarations'}: ${figures.join(', ')}`,
    );
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
