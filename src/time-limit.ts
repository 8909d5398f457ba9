import { Script, createContext } from 'node:vm';

const script = new Script('work()');
const context = createContext({ work: () => undefined });

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
    script.runInContext(context, { timeout });
    return result;
  } catch (error) {
    if (isTimeout(error)) return undefined;
    throw error;
  } finally {
    context['work'] = before;
  }
}

/** The error is of the script's own realm, so that it is no instance of this one's `Error`. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
