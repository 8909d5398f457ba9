import { ExpectedError } from '../../src/expected-error.ts';

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/**
 * Seconds of a time such as `90`, `90s`, `5m` or `1h`.
 *
 * @throws ExpectedError when it is none, or nothing
 */
export function duration(text: string): number {
  const [, amount = '', unit = 's'] = /^(\d{1,6}(?:\.\d{1,3})?)([smh])?$/.exec(text) ?? [];
  const seconds = Number(amount) * (units[unit] ?? 1);
  if (amount !== '' && seconds > 0) return seconds;
  throw new ExpectedError(`${JSON.stringify(text)} is no time`, {
    help: 'Write seconds, minutes or hours: 90s, 5m, 1h.',
  });
}
