import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../../scripts/command/command.ts';
import { flag, optional, text } from '../../../scripts/command/option.ts';
import { bashScript } from '../../../scripts/completion/bash.ts';
import type { ScriptWriter } from '../../../scripts/completion/completable.ts';
import { fishScript } from '../../../scripts/completion/fish.ts';
import { zshScript } from '../../../scripts/completion/zsh.ts';
import { commands, runProgram } from '../../../scripts/openapi-contract.ts';
import { phases } from '../../../src/verify/phase.ts';
import { surroundings } from '../command/surroundings.ts';
import { complete, isInstalled, makeFolder, scriptOf, type Shell } from './shells.ts';

let place: ReturnType<typeof makeFolder>;
beforeAll(() => void (place = makeFolder()));
afterAll(() => place.remove());

const names = commands.map(({ name }) => name);
const contracts = ['pets', 'two words', 'zoo', '$(touch executed)'];
const revisions = ['HEAD', 'main', 'v1.0.0', '$(touch${IFS}executed)'];

/** A line, and what its last word is completed with. */
const lines: readonly { line: string[]; exactly: readonly string[] }[] = [
  { line: ['ge'], exactly: ['generate'] },
  { line: [''], exactly: [...names, 'help'] },
  { line: ['--v'], exactly: ['--version'] },
  { line: ['help', 'l'], exactly: ['lint'] },
  { line: ['completion', ''], exactly: ['bash', 'fish', 'zsh'] },
  { line: ['generate', '--c'], exactly: ['--check'] },
  { line: ['generate', '--check', '--w'], exactly: ['--watch'] },
  { line: ['generate', ''], exactly: contracts },
  { line: ['generate', 'pets', 'z'], exactly: ['zoo'] },
  { line: ['mock', 'p'], exactly: ['pets'] },
  { line: ['verify', '--phase', ''], exactly: phases },
  { line: ['verify', '--base', ''], exactly: revisions },
  { line: ['gate', '--base', 'v'], exactly: ['v1.0.0'] },
  { line: ['mock', '--port', ''], exactly: [] },
  { line: ['mock', '--log', 'report'], exactly: ['report.json', 'reports'] },
  { line: ['pack', '--out', 'rep'], exactly: ['reports'] },
  { line: ['wrong', ''], exactly: [] },
];

describe.each<Shell>(['bash', 'fish', 'zsh'])('%s', (shell) => {
  const isThere = isInstalled(shell);
  const reason = isThere ? '' : ` (skipped: ${shell} is not installed)`;

  test.skipIf(!isThere).each(lines)(`$line${reason}`, async ({ line, exactly }) => {
    const offered = complete[shell](await scriptOf(shell), ['openapi-contract', ...line], place.folder);
    expect(offered.map(plain).toSorted()).toEqual(exactly.toSorted());
    expect(existsSync(path.join(place.folder, 'executed'))).toBe(false);
  });

  test.skipIf(!isThere)(`every option of every command${reason}`, { timeout: 300_000 }, async () => {
    const script = await scriptOf(shell);
    for (const { name, options } of commands) {
      const offered = complete[shell](script, ['openapi-contract', name, '--'], place.folder);
      const expected = Object.keys({ ...options, json: 0, help: 0 }).map((option) => `--${option}`);
      expect(offered.map((word) => word.replace(/=$/, ''))).toEqual(expect.arrayContaining(expected));
    }
  });
});

test.skipIf(!isInstalled('bash'))('bash takes values after a sign, in one word or three', async () => {
  const script = await scriptOf('bash');
  const ask = (...line: string[]) => complete.bash(script, ['openapi-contract', ...line], place.folder);
  expect(ask('verify', '--phase', '=', 'f')).toEqual(['fuzz']);
  expect(ask('verify', '--phase', '=')).toEqual(phases);
  expect(ask('verify', '--phase=f')).toEqual(['--phase=fuzz']);
  expect(ask('generate', '--', '--c')).toEqual([]);
});

/** A definition whose texts mean something to every shell. */
const odd: Command = {
  name: 'odd',
  summary: `It's "$(touch executed)" \`touch executed\` [a]:b {c} \\ ; touch executed`,
  options: {
    one: flag(`It's "$(touch executed)" \`touch executed\` [a]:b {c} \\ ; (touch executed)`),
    two: optional({ placeholder: "[A=]'B':C", description: ']: [(', parse: text, values: ['a', "b'$(c) d"] }),
  },
  examples: [],
  run: async () => 0,
};

describe.each<[Shell, ScriptWriter]>([
  ['bash', bashScript],
  ['fish', fishScript],
  ['zsh', zshScript],
])('%s', (shell, write) => {
  const isThere = isInstalled(shell);
  const reason = isThere ? '' : ` (skipped: ${shell} is not installed)`;

  test.skipIf(!isThere)(`takes texts of definitions as they are${reason}`, () => {
    const script = write('openapi-contract', [odd]);
    const ask = (...line: string[]) =>
      complete[shell](script, ['openapi-contract', ...line], place.folder)
        .map(plain)
        .toSorted();
    expect(ask('o')).toEqual(['odd']);
    expect(ask('odd', '--o')).toEqual(['--one']);
    expect(ask('odd', '--two', '')).toEqual(['a', "b'$(c) d"]);
    expect(existsSync(path.join(place.folder, 'executed'))).toBe(false);
  });
});

test.each([
  [[], 'A shell is missing\n  help: Shells: bash, zsh, fish.'],
  [['bsh'], 'There is no script for "bsh"\n  help: Did you mean "bash"?'],
  [['constructor'], 'There is no script for "constructor"'],
])('%j is refused', async (words, message) => {
  const { context, written } = surroundings();
  expect(await runProgram(['completion', ...words], context)).toBe(2);
  expect(written.stderr).toContain(`error: ${message}`);
});

/** Without what a shell puts around words that mean something to it, and without the slash of a folder. */
function plain(word: string): string {
  return word.replaceAll(/\\(.)/g, '$1').replace(/\/$/, '');
}
