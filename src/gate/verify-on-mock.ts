import { setTimeout } from 'node:timers/promises';
import type { Contract } from '../contract/contract.ts';
import type { Mock } from '../mock/start.ts';
import type { VerifyOptions } from '../verify/options.ts';
import type { VerifyReport } from '../verify/verify.ts';
import { interruption } from './interruption.ts';
import { logFileOf } from './log-file.ts';

/** Where randomness starts unless somebody asks for another place: a gate must judge the same input alike. */
export const defaultSeed = 1;

/** Within how many milliseconds a signal that ends the mock reaches this process too. */
const signalDelay = 100;

/** How many milliseconds the mock may take to end after an interruption. */
const closingTime = 200;

/** What may be chosen when the mock is ours: everything but the target. */
export interface MockedVerifyOptions extends Omit<Partial<VerifyOptions>, 'target'> {
  /** The project's absolute folder, in which the mock's log goes. */
  readonly root: string;
  /** Called when the mock's log can be written no longer, with the reason. */
  readonly onLogFailure?: (message: string) => void;
}

/**
 * Verifies the mock that is made from a contract, started for it and stopped afterwards.
 *
 * @throws ExpectedError when the mock does not start, or dies; the reason of `stop` when that aborts before it is there
 */
export async function verifyOnMock(contract: Contract, options: MockedVerifyOptions): Promise<VerifyReport> {
  const [{ startMock }, { verifyContract }] = await Promise.all([
    import('../mock/start.ts'),
    import('../verify/verify.ts'),
  ]);
  const { root, onLogFailure = () => {}, ...settings } = options;
  const { stop } = settings;
  const logFile = await logFileOf(root, 'verify', contract.name);
  const starting = startMock(contract, { root, logFile, onLogFailure });
  const mock = await Promise.race([starting, ...(stop ? [interruption(stop)] : [])]);
  try {
    const target = { url: mock.url, kind: 'mock', credentials: {} } as const;
    const verified = verifyContract(contract, { seed: defaultSeed, ...settings, target });
    return await Promise.race([verified, deathOf(mock, stop)]);
  } finally {
    // Nobody waits for it after an interruption: it ends with this process at the latest.
    await Promise.race([mock.close(), ...(stop?.aborted ? [setTimeout(closingTime)] : [])]);
  }
}

/** The mock's death, thrown: it says more than the requests that fail because of it. */
async function deathOf(mock: Mock, stop: AbortSignal | undefined): Promise<never> {
  const death = await mock.died;
  // A signal may go to a whole group of processes: it is heard of before the death is told.
  await setTimeout(signalDelay);
  if (stop?.aborted) return new Promise(() => {});
  throw death;
}
