import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { specFolder } from '../../contract/find.ts';
import { isObject } from '../../json.ts';
import { leftovers, makeLeftovers } from '../../leftovers.ts';
import { codeOf } from '../../system-error.ts';
import type { GateSettings, InputsOf, Step, StepResult } from '../step.ts';
import { contentDigest } from './content.ts';
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
}

/**
 * Opens the memory of a project: results of steps that found no error, each under a digest of all that it
 * depends on, so that the same bytes need not be judged twice. What failed is not remembered: whoever
 * runs it again wants to see it run.
 */
export async function openMemory(steps: readonly Step[], settings: GateSettings): Promise<Memory> {
  const { root } = settings;
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
      return key !== undefined && kept?.key === key && isPassed(kept.result) ? kept.result : undefined;
    },
    keep: async (step, contract, result) => {
      const file = fileOf(root, step, contract);
      const key = keyOf(step, contract);
      if (key !== undefined && key === asked.get(file)) await writeKept(root, file, { key, result });
    },
  };
}

function fileOf(root: string, step: string, contract: string): string {
  return path.join(root, leftovers, 'gate', contract, `${step}.json`);
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
  const beside = `${file}.${process.pid}`;
  try {
    await makeLeftovers(root);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(beside, JSON.stringify(kept));
    await rename(beside, file);
  } catch (error) {
    // The next run is slower, and no worse.
    if (codeOf(error) === '') throw error;
  }
}
