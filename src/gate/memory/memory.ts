import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { git } from '../../compare/git.ts';
import { specFolder } from '../../contract/find.ts';
import { leftovers, makeLeftovers } from '../../files/leftovers.ts';
import { placeToWrite } from '../../files/place.ts';
import { replaceFile } from '../../files/replace-file.ts';
import { isObject } from '../../json.ts';
import { codeOf } from '../../system-error.ts';
import type { GateSettings, InputsOf, Step, StepResult } from '../step.ts';
import { contentDigest } from './content.ts';
import { memorySecret } from './secret.ts';
import { toolkitDigest } from './toolkit.ts';

/** What passed, by what it depended on. */
export interface Memory {
  /** What a step found in a contract that is the same now as then; `undefined` when it must be run. */
  recall(step: string, contract: string): Promise<StepResult | undefined>;
  /** Remembers a result, unless what it depends on has changed since the memory was asked for it. */
  keep(step: string, contract: string, result: StepResult): Promise<void>;
}

/** A result as it is kept in `.openapi-contract/gate/<contract>/<step>.json`. */
interface Kept {
  readonly key: string;
  readonly result: StepResult;
  /** Says that this machine, or one that has the same secret, wrote it: HMAC-SHA-256 (RFC 2104), in hexadecimal. */
  readonly signature: string;
}

/**
 * Opens the memory of a project: results of steps that found no error, each under a digest of all that it
 * depends on, so that the same bytes need not be judged twice. What failed is not remembered: whoever
 * runs it again wants to see it run. A checkout and a restored cache come from strangers: only what is signed
 * counts, and nothing where git tracks it or there is no secret to sign with.
 *
 * @throws ExpectedError when a link stands where results are kept
 */
export async function openMemory(steps: readonly Step[], settings: GateSettings): Promise<Memory> {
  const { root } = settings;
  placeToWrite(root, folder);
  const secret = await memorySecret(root);
  if (secret === undefined || (await isTracked(root))) return forgetful;
  const toolkit = await toolkitDigest(root);
  const inputs = new Map<string, InputsOf>();
  for (const step of steps) inputs.set(step.name, await step.inputs(settings));
  const keyOf = (step: string, contract: string): string | undefined => {
    const own = inputs.get(step)?.(contract);
    return (
      own && contentDigest([{ text: toolkit }, { folder: path.join(root, specFolder, contract) }, ...own])
    );
  };
  const asked = new Map<string, string | undefined>();
  return {
    recall: async (step, contract) => {
      const file = fileOf(root, step, contract);
      const key = keyOf(step, contract);
      asked.set(file, key);
      const kept = await readKept(file);
      if (key === undefined || kept?.key !== key || !isPassed(kept.result)) return undefined;
      const signature = sign(secret, step, contract, key, kept.result);
      return isSame(signature, kept.signature) ? kept.result : undefined;
    },
    keep: async (step, contract, result) => {
      const file = fileOf(root, step, contract);
      const key = keyOf(step, contract);
      if (key === undefined || key !== asked.get(file)) return;
      const signature = sign(secret, step, contract, key, result);
      await writeKept(root, file, { key, result, signature });
    },
  };
}

/** Where results are kept, from the project on. */
const folder = `${leftovers}/gate`;

/** Knows nothing, and learns nothing. */
const forgetful: Memory = { recall: async () => undefined, keep: async () => {} };

/** Whether somebody has committed results: they are then as old as their commit, and whoever's it is. */
async function isTracked(root: string): Promise<boolean> {
  // Where there is no git, nothing has been committed.
  return git(root, 'ls-files', '-z', '--', leftovers).then(
    (listed) => listed !== '',
    () => false,
  );
}

/** The names are signed along, so that the result of one step is not shown for another's. */
function sign(secret: string, step: string, contract: string, key: string, result: StepResult): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([step, contract, key, result]))
    .digest('hex');
}

function isSame(signature: string, other: unknown): boolean {
  const [one, two] = [signature, String(other)].map((text) => Buffer.from(text));
  return one?.length === two?.length && timingSafeEqual(one as Buffer, two as Buffer);
}

function fileOf(root: string, step: string, contract: string): string {
  return path.join(root, folder, contract, `${step}.json`);
}

/** What cannot be read or understood is as good as forgotten. */
async function readKept(file: string): Promise<Kept | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Kept;
  } catch {
    return undefined;
  }
}

/** Whether a step can have kept it: what else a file holds, nobody here has written. */
function isPassed(result: unknown): result is StepResult {
  if (!isObject(result) || !Array.isArray(result['findings'])) return false;
  return result['findings'].every(
    (finding) =>
      isObject(finding) && typeof finding['severity'] === 'string' && finding['severity'] !== 'error',
  );
}

/** In one piece, as another gate may be reading; where nothing can be written, nothing is remembered. */
async function writeKept(root: string, file: string, kept: Kept): Promise<void> {
  try {
    await makeLeftovers(root);
    await replaceFile(root, file, JSON.stringify(kept));
  } catch (error) {
    // The next run is slower, and no worse.
    if (codeOf(error) === '') throw error;
  }
}
