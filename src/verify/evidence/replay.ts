import type { Target } from '../options.ts';
import { variableOf } from './redact.ts';
import { shellWord } from './shell.ts';

/** The command that sends one case again, credentials from the environment. */
export function replayCommand(contract: string, target: Target, seed: number, caseId: string): string {
  const words = [
    'openapi-contract verify',
    shellWord(contract),
    `--seed ${seed}`,
    `--replay ${shellWord(caseId)}`,
  ];
  return target.kind === 'mock' ? words.join(' ') : [...words, ...targetWords(target)].join(' ');
}

function targetWords({ url, credentials, headers = {} }: Target): string[] {
  const auth = Object.keys(credentials).map(
    (scheme) => `--auth ${shellWord(`${scheme}=env:${variableOf(scheme)}`)}`,
  );
  const fixed = Object.keys(headers).map(
    (name) => `--header ${shellWord(`${name}: env:${variableOf(name)}`)}`,
  );
  return [`--target ${shellWord(url)}`, ...auth, ...fixed];
}
