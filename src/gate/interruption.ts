/** Never resolves; rejects with the signal's reason when it aborts. For races against what cannot be stopped. */
export function interruption(stop: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(stop.reason);
    if (stop.aborted) abort();
    stop.addEventListener('abort', abort, { once: true });
  });
}
