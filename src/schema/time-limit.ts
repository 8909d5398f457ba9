import { Script, createContext } from 'node:vm';

const script = new Script('work()');
const context = createContext({ work: () => undefined });

/** What takes longer than this, in milliseconds, ends with Ctrl+C as well: handlers of signals have to wait for it. */
const noticeable = 500;

/**
 * Does something, and interrupts it after so many milliseconds wherever it is, within a regular expression too;
 * `undefined` when it was interrupted. It takes 0.2 ms by itself. What is interrupted must not leave anything half done.
 */
export function withinTime<T>(work: () => T, timeout: number): { readonly value: T } | undefined {
  let result: { readonly value: T } | undefined;
  const before: unknown = context['work'];
  context['work'] = () => {
    result = { value: work() };
  };
  try {
    script.runInContext(context, { timeout, breakOnSigint: timeout > noticeable });
    return result;
  } catch (error) {
    const isInterrupted = isOf(error, 'ERR_SCRIPT_EXECUTION_INTERRUPTED');
    // Whoever listens for the signal has not heard of it yet.
    const isHeard = isInterrupted && process.emit('SIGINT', 'SIGINT');
    if (isHeard || isOf(error, 'ERR_SCRIPT_EXECUTION_TIMEOUT')) return undefined;
    throw error;
  } finally {
    context['work'] = before;
  }
}

/** The error is of the script's own realm, so that it is no instance of this one's `Error`. */
function isOf(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
