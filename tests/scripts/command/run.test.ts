import { describe, expect, test } from 'vitest';
import { runCommand } from '../../../scripts/command/run.ts';
import { pet } from './pet.ts';
import { surroundings } from './surroundings.ts';

async function run(...words: string[]) {
  const { context, written } = surroundings();
  const code = await runCommand(pet, words, context);
  return { code, ...written };
}

describe('what is understood', () => {
  const defaults = { positionals: [], gently: false, times: 3, treat: [] };
  test.each<[string[], object]>([
    [[], {}],
    [['cat', 'dog'], { positionals: ['cat', 'dog'] }],
    [['--gently'], { gently: true }],
    [['-g', 'cat'], { gently: true, positionals: ['cat'] }],
    [['--times', '7'], { times: 7 }],
    [['--times=7', '--times=8'], { times: 8 }],
    [['--name', 'Tom'], { name: 'Tom' }],
    [['--name=--gently'], { name: '--gently' }],
    [['--treat', 'fish', 'cat', '--treat=milk'], { treat: ['fish', 'milk'], positionals: ['cat'] }],
    [['--', '--gently'], { positionals: ['--gently'] }],
  ])('%j', async (words, expected) => {
    const { code, stdout, stderr } = await run(...words);
    expect(JSON.parse(stdout)).toEqual({ ...defaults, ...expected });
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe('what is not', () => {
  test.each([
    [['--gentle'], 'There is no option "--gentle"', 'Did you mean "gently"?'],
    [['--__proto__'], 'There is no option "--__proto__"', 'See openapi-contract pet --help.'],
    [['--constructor=1'], 'There is no option "--constructor"', 'See openapi-contract pet --help.'],
    [['-x'], 'There is no option "-x"', 'See openapi-contract pet --help.'],
    [['--gently=yes'], 'The option "--gently" takes no value', 'See'],
    [['--times'], 'The option "--times" needs a value: --times N', 'See'],
    [['--times', '--gently'], 'The option "--times" needs a value: --times N', 'See'],
    [
      ['--times', 'often'],
      'The option "--times" cannot be used: "often" is not a whole number from 1 to 10',
      'See',
    ],
    [
      ['--times', '11'],
      'The option "--times" cannot be used: "11" is not a whole number from 1 to 10',
      'See',
    ],
    [
      ['--times', '-1'],
      'The option "--times" cannot be used: "-1" is not a whole number from 1 to 10',
      'See',
    ],
    [
      ['--times', '1e1'],
      'The option "--times" cannot be used: "1e1" is not a whole number from 1 to 10',
      'See',
    ],
  ])('%j', async (words, message, help) => {
    const { code, stdout, stderr } = await run(...words);
    expect(stderr).toContain(`error: ${message}\n  help: ${help}`);
    expect([code, stdout]).toEqual([2, '']);
  });
});

test.each([
  ['clean', 'cat', 0],
  ['findings', 'hedgehog', 1],
])('the exit code of the command: %s', async (_, word, expected) => {
  const { code } = await run(word);
  expect(code).toBe(expected);
});

test('an expected error is a message with its place and help, and no stack', async () => {
  const { code, stdout, stderr } = await run('tiger');
  expect(stderr).toBe('error: zoo.yaml:4:2: tigers are not petted\n  help: Pet a cat.\n');
  expect([code, stdout]).toEqual([2, '']);
});

test('an expected error is data too when JSON is wanted', async () => {
  const { code, stdout } = await run('tiger', '--json');
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    error: {
      message: 'tigers are not petted',
      expected: true,
      location: { file: 'zoo.yaml', line: 4, column: 2 },
      help: 'Pet a cat.',
    },
  });
});

test('where the time went is said at the end, when somebody asks', async () => {
  const { code, stderr } = await run('cat', '--timings');
  expect(code).toBe(0);
  expect(stderr).toMatch(/\d+\.\d\d s in all, \d+\.\d\d s of CPU in this process\n$/);
  expect((await run('cat')).stderr).not.toContain('in all');
});

test('a wrong line is data too when JSON is wanted', async () => {
  const { code, stdout } = await run('--wrong', '--json');
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ error: { message: 'There is no option "--wrong"' } });
});

test('any other error is a bug of ours, with its stack', async () => {
  const { code, stdout, stderr } = await run('unicorn');
  expect(stderr).toContain('This is a bug in openapi-contract');
  expect(stderr).toMatch(/TypeError: there is no unicorn\n\s+at .*pet\.ts/);
  expect([code, stdout]).toEqual([2, '']);
});

test('nothing is said about what was thrown because the user interrupted', async () => {
  const { context, written } = surroundings({ stop: AbortSignal.abort() });
  await runCommand(pet, ['unicorn'], context);
  expect(written).toEqual({ stdout: '', stderr: '' });
});

test('help comes from the definition, whatever else is on the line', async () => {
  const { code, stdout, stderr } = await run('--wrong', '--help');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toBe(`Pet an animal.

It purrs.

Usage: openapi-contract pet [animal…] [options]

Arguments:
  [animal…]  Which one.

Options:
  -g, --gently   Without haste.
  --times N      How often. Default: 3.
  --name NAME    What it answers to.
  --treat TREAT  What it likes. May be given more than once.
  --json         Print the data as JSON.
  --timings      Say on standard error where the time went.
  -h, --help     Show this help.
  --version      Show the version.

Examples:
  openapi-contract pet cat  pet the cat

Exit codes:
  0    nothing wrong
  1    findings that are errors
  2    bad usage, bad configuration or a crash
  130  interrupted
  143  terminated
`);
});

test('the version is that of the package', async () => {
  const { code, stdout } = await run('--version');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
