import type { createInstance } from '@stoplight/prism-http';

type Logger = Parameters<typeof createInstance>[1]['logger'];

function nothing(): void {}

/** A logger for Prism that drops everything: its own takes more time than its answers, and the mock logs for itself. */
export const silentLogger = new Proxy(
  { child: (): unknown => silentLogger },
  { get: (target, key) => (key === 'child' ? target.child : nothing) },
  // Prism uses pino's methods by name, a few of them custom levels; all are there.
) as unknown as Logger;
