import { mkdtempSync } from 'node:fs';
import { cp, rm, symlink, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compareContracts } from '../../src/compare/compare.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { operationsOf } from '../../src/contract/operations.ts';
import { generateFiles } from '../../src/generate/generate.ts';
import type { JsonObject } from '../../src/json.ts';
import { createMockFetch } from '../../src/mock/in-process.ts';
import { reachIn } from '../../src/uses/reach/reach.ts';
import { readUses } from '../../src/uses/read-uses.ts';
import type { Uses } from '../../src/uses/use.ts';
import { usesText } from '../../src/uses/uses-file.ts';
import { mutantOf, randomNumbers } from './mutations.ts';

const toolkit = path.resolve(import.meta.dirname, '../..');

/** A consumer's test, and the declarations that it is of. */
interface Test {
  readonly of: readonly string[];
  run(): Promise<void>;
}

interface Consumer {
  readonly name: string;
  readonly uses: Uses;
  readonly tests: readonly Test[];
}

/** How a run ended. */
export interface MutationResult {
  /** Contracts that were changed so that it breaks or is dangerous for somebody. */
  readonly mutants: number;
  /** Tests that failed, of all of them. */
  readonly failed: number;
  /** Those of them that reach foretold as breaking, and as something that may. */
  readonly breaks: number;
  readonly may: number;
  /** Tests that reach said would break, and that passed. */
  readonly passedThough: number;
  /** Tests that failed though reach said that nothing is reached there: which change it was, and what failed. */
  readonly missed: readonly string[];
  /** The files of uses of the consumers, by their names. */
  readonly published: Readonly<Record<string, string>>;
}

/** What the mock is asked for: its usual answer, and random ones. */
const preferences = ['', 'dynamic=true, seed=1', 'dynamic=true, seed=2', 'dynamic=true, seed=3'];

/**
 * Changes the contract of the example at random, and runs the consumers' own tests against the mock of what it became:
 * what fails there, reach must have foretold.
 */
export async function runMutations(count: number, seed: number): Promise<MutationResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mutation-'));
  const outside = globalThis.fetch;
  try {
    await cp(path.join(toolkit, 'examples/shop'), folder, {
      recursive: true,
      filter: (file) => !file.endsWith('/generated'),
    });
    await symlink(path.join(toolkit, 'node_modules'), path.join(folder, 'node_modules'));
    const base = await loadContract(path.join(folder, 'provider/spec/shop'), {
      root: path.join(folder, 'provider'),
    });
    const generated = path.join(folder, 'provider/generated/shop');
    for (const { path: name, text } of await generateFiles(base)) {
      await mkdir(path.dirname(path.join(generated, name)), { recursive: true });
      await writeFile(path.join(generated, name), text);
    }
    const consumers = [await consumerIn(folder, 'web'), await consumerIn(folder, 'mobile')];
    const published = Object.fromEntries(consumers.map(({ name, uses }) => [name, usesText(uses)]));
    return { ...(await tryAll(base, consumers, count, seed)), published };
  } finally {
    globalThis.fetch = outside;
    await rm(folder, { recursive: true, force: true });
  }
}

async function consumerIn(folder: string, name: string): Promise<Consumer> {
  const [found] = readUses({ folder: path.join(folder, name) });
  if (!found) throw new Error(`${name} imports the contract`);
  const module = (await import(
    /* @vite-ignore */ pathToFileURL(path.join(folder, name, 'tests.ts')).href
  )) as {
    tests: readonly Test[];
  };
  return { name, uses: found.uses, tests: module.tests };
}

async function tryAll(
  base: Contract,
  consumers: readonly Consumer[],
  count: number,
  seed: number,
): Promise<Omit<MutationResult, 'published'>> {
  const sound = await failures(base, consumers);
  if (sound.size > 0)
    throw new Error(`tests fail before anything changes: ${[...sound.values()].join('; ')}`);
  const random = randomNumbers(seed);
  const [missed, sums] = [[] as string[], { failed: 0, breaks: 0, may: 0, passedThough: 0 }];
  let mutants = 0;
  while (mutants < count) {
    const { name, document } = mutantOf(base.document, random);
    const head = contractOf(base, document);
    const { changes } = compareContracts(base, head);
    if (!changes.some(({ severity }) => severity !== 'safe')) continue;
    mutants++;
    const reachOf = reachIn(
      base.document,
      document,
      consumers.map(({ uses }) => uses),
    );
    const failed = await failures(head, consumers);
    for (const consumer of consumers) {
      const places = changes
        .flatMap((change) => reachOf(change).filter((each) => each.consumer === consumer.uses.consumer))
        .flatMap((each) => each.places);
      for (const test of consumer.tests) {
        const grades = places
          .filter(({ declaration }) => test.of.includes(declaration))
          .map(({ grade }) => grade);
        const why = failed.get(test);
        if (why === undefined) sums.passedThough += grades.includes('breaks') ? 1 : 0;
        else {
          sums.failed++;
          if (grades.includes('breaks')) sums.breaks++;
          else if (grades.length > 0) sums.may++;
          else
            missed.push(
              `${mutants} (${name}): ${consumer.name} ${test.of.join(' ')}: ${why}; ${changes.map((change) => `${change.id} ${change.message}`).join('; ')}`,
            );
        }
      }
    }
  }
  return { mutants, ...sums, missed };
}

/** The tests that fail, and why. */
async function failures(
  contract: Contract,
  consumers: readonly Consumer[],
): Promise<ReadonlyMap<Test, string>> {
  const found = new Map<Test, string>();
  const mock = await createMockFetch({ contract });
  for (const prefer of preferences) {
    globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      if (prefer !== '') request.headers.set('prefer', prefer);
      return mock(request);
    };
    for (const test of consumers.flatMap(({ tests }) => tests)) {
      if (found.has(test)) continue;
      await test.run().catch((error: unknown) => {
        found.set(test, error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
      });
    }
  }
  return found;
}

function contractOf(base: Contract, document: JsonObject): Contract {
  return { ...base, document, operations: operationsOf(document) };
}
