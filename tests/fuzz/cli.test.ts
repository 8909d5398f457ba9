import { type ChildProcess, fork } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { parseSourceFile } from '../../src/contract/source-file.ts';
import { isObject, type JsonObject } from '../../src/json.ts';
import { pets } from '../e2e/pets.ts';
import { chanceOf, mutated } from './mutation.ts';
import type { Order, Outcome } from './worker.ts';

/*
 * Mutated descriptions through generate, lint, compare and mock: whatever is in one, a command ends, in time and
 * with little memory, and what it says is for people. More of it, and elsewhere:
 *
 *   FUZZ_RUNS=2000 FUZZ_SEED=1 FUZZ_CORPUS=folder npx vitest run tests/fuzz
 */

const repository = path.resolve(import.meta.dirname, '../..');
const runs = Number(process.env['FUZZ_RUNS'] ?? 3);
const firstSeed = Number(process.env['FUZZ_SEED'] ?? 1);
/** Milliseconds after which a command hangs; more where other things keep the machine busy. */
const deadline = Number(process.env['FUZZ_DEADLINE'] ?? 30_000);
const mostMemory = 2048;

const own: readonly [string, string][] = [
  ['pets.yaml', pets],
  ['telnyx.yaml', readFileSync(path.join(repository, 'spec/telnyx-phone-numbers/openapi.yaml'), 'utf8')],
];
const corpus = process.env['FUZZ_CORPUS'];
const given = corpus === undefined ? [] : readdirSync(corpus).filter((file) => /\.(json|yaml)$/.test(file));
const documents = [
  ...own,
  ...given.map((file): [string, string] => [file, readFileSync(path.join(corpus ?? '', file), 'utf8')]),
].flatMap(([file, text]): JsonObject[] => {
  const { value } = parseSourceFile(text, file, file);
  return isObject(value) && 'paths' in value ? [value] : [];
});

const root = mkdtempSync(path.join(tmpdir(), 'openapi-contract-fuzz-'));
mkdirSync(path.join(root, 'spec/c'), { recursive: true });
symlinkSync(path.join(repository, 'node_modules'), path.join(root, 'node_modules'));
writeFileSync(path.join(root, 'package.json'), '{ "private": true, "type": "module" }\n');
let worker: ChildProcess | undefined;
afterAll(() => {
  worker?.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

/** Runs a command in the worker: how it ended, or that it did not. */
async function run(...words: string[]): Promise<Outcome | 'hangs' | 'died'> {
  worker ??= fork(fileURLToPath(import.meta.resolve('./worker.ts')), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const current = worker;
  const { promise, resolve } = Promise.withResolvers<Outcome | 'hangs' | 'died'>();
  const timer = setTimeout(() => resolve('hangs'), deadline);
  const died = (): void => resolve('died');
  current.once('message', (outcome) => resolve(outcome as Outcome)).once('exit', died);
  current.send({ root, words } satisfies Order);
  const outcome = await promise;
  clearTimeout(timer);
  current.off('exit', died).removeAllListeners('message');
  // What has grown or hangs is not blamed on the next one.
  if (typeof outcome === 'string' || outcome.memory > mostMemory) {
    current.kill('SIGKILL');
    worker = undefined;
  }
  return outcome;
}

const commands: readonly (readonly string[])[] = [
  ['generate'],
  ['lint'],
  ['compare', 'base.json', 'spec/c/openapi.json'],
  ['mock', 'c', '--no-reload'],
];

/** What is wrong with an outcome; nothing when all is well. */
function wrongWith(outcome: Outcome | 'hangs' | 'died'): string | undefined {
  if (typeof outcome === 'string') return outcome;
  const { code, said, memory } = outcome;
  if (![0, 1, 2].includes(code)) return `exit code ${code}`;
  if (/This is a bug|^\s+at .+:\d+:\d+/m.test(said)) return said.slice(0, 2000);
  return memory > mostMemory ? `${Math.round(memory)} MiB` : undefined;
}

test(
  `${runs} mutated descriptions`,
  async () => {
    const failures: string[] = [];
    const codes: Record<string, number> = {};
    for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
      const chance = chanceOf(seed);
      const document = documents[chance(documents.length)] as JsonObject;
      writeFileSync(path.join(root, 'base.json'), JSON.stringify(document));
      writeFileSync(path.join(root, 'spec/c/openapi.json'), JSON.stringify(mutated(document, chance)));
      rmSync(path.join(root, 'generated'), { recursive: true, force: true });
      for (const words of commands) {
        const outcome = await run(...words);
        const wrong = wrongWith(outcome);
        const end = `${words[0]} ${typeof outcome === 'string' ? outcome : outcome.code}`;
        codes[end] = (codes[end] ?? 0) + 1;
        if (wrong === undefined) continue;
        const failure = `FUZZ_SEED=${seed} FUZZ_RUNS=1 npx vitest run tests/fuzz: ${words.join(' ')}: ${wrong}`;
        failures.push(failure);
        if (corpus !== undefined) process.stderr.write(`${failure}\n`);
      }
      if (corpus !== undefined && seed % 20 === 0)
        process.stderr.write(`${seed} ${failures.length} ${JSON.stringify(codes)}\n`);
    }
    expect(failures).toEqual([]);
    expect(Object.keys(codes).length).toBeGreaterThan(commands.length);
  },
  60_000 + runs * commands.length * deadline,
);
