import type { Contract } from '../contract/contract.ts';
import type { Mock } from '../mock/start.ts';
import type { VerifyOptions } from '../verify/options.ts';
import type { VerifyReport } from '../verify/verify.ts';
import { interruption } from './interruption.ts';
import { logFileOf } from './log-file.ts';

/** Where randomness starts unless somebody asks for another place: a gate must judge the same input alike. */
export const defaultSeed = 1;

/** What may be chosen when the mock is ours: everything but the target. */
export interface MockedVerifyOptions extends Omit<Partial<VerifyOptions>, 'target'> {
  /** The project's absolute folder, in which the mock's log goes. */
  readonly root: string;
  /** Called when the mock's log can be written no longer, with the reason. */
  readonly onLogFailure?: (message: string) => void;
  /** Ends it when it aborts: the mock is stopped and the signal's reason thrown. */
  readonly stop?: AbortSignal;
}

/**
 * Verifies the mock that is made from a contract, started for it and stopped afterwards.
 *
 * @throws ExpectedError when the mock does not start, or dies
 */
export async function verifyOnMock(contract: Contract, options: MockedVerifyOptions): Promise<VerifyReport> {
  const [{ startMock }, { verifyContract }] = await Promise.all([
    import('../mock/start.ts'),
    import('../verify/verify.ts'),
  ]);
  const { root, stop, onLogFailure = () => {}, ...settings } = options;
  const logFile = await logFileOf(root, 'verify', contract.name);
  const mock = await startMock(contract, { root, logFile, onLogFailure });
  try {
    const target = { url: mock.url, kind: 'mock', credentials: {} } as const;
    const verified = verifyContract(contract, { seed: defaultSeed, ...settings, target });
    return await Promise.race([verified, deathOf(mock), ...(stop ? [interruption(stop)] : [])]);
  } finally {
    await mock.close();
  }
}

/** The mock's death, thrown: it says more than the requests that fail because of it. */
async function deathOf(mock: Mock): Promise<never> {
  throw await mock.died;
}
