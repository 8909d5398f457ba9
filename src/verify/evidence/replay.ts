import type { Target } from '../options.ts';
import { shellWord } from './shell.ts';
import { credentialVariable, headerVariable } from './variable.ts';

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

function targetWords(target: Target): string[] {
  const { url, credentials, headers = {} } = target;
  const auth = Object.keys(credentials).map(
    (scheme) => `--auth ${shellWord(`${scheme}=env:${credentialVariable(target, scheme)}`)}`,
  );
  const fixed = Object.keys(headers).map(
    (name) => `--header ${shellWord(`${name}: env:${headerVariable(target, name)}`)}`,
  );
  return [`--target ${shellWord(url)}`, ...auth, ...fixed, ...tlsWords(target)];
}

function tlsWords({ tls: { insecure, files = {} } = {} }: Target): string[] {
  const named = (['ca', 'cert', 'key'] as const).flatMap((name) =>
    files[name] === undefined ? [] : [`--${name} ${shellWord(files[name])}`],
  );
  return [...(insecure ? ['--insecure'] : []), ...named];
}
