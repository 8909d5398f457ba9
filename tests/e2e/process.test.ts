import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../scripts/openapi-contract.ts';
import { pets } from './pets.ts';
import { makeProject, spawnCommand, type Project } from './project.ts';

let project: Project;
beforeAll(async () => {
  project = await makeProject({ 'spec/pets/openapi.yaml': pets });
});
afterAll(() => project.remove());

describe('help', () => {
  test.each(commands.map(({ name }) => name))('node scripts/%s.ts --help', async (name) => {
    const { code, stdout, stderr } = await project.run(name, ['--help']);
    expect(stdout).toContain(`Usage: openapi-contract ${name} `);
    expect([code, stderr]).toEqual([0, '']);
  });

  test('the one program says the same of each', async () => {
    const whole = await project.run('openapi-contract', ['--help']);
    const lint = await project.run('openapi-contract', ['help', 'lint']);
    expect(whole.code).toBe(0);
    expect(
      commands.filter(({ name, summary }) => !whole.stdout.includes(name) || !whole.stdout.includes(summary)),
    ).toEqual([]);
    expect(lint).toEqual(await project.run('lint', ['--help']));
  });
});

test('a wrong line ends with 2 and says so on standard error alone', async () => {
  const { code, stdout, stderr } = await project.run('openapi-contract', ['lint', '--jsno']);
  expect(stderr).toBe(
    'error: There is no option "--jsno"\n  help: Did you mean "json"? See openapi-contract lint --help.\n',
  );
  expect([code, stdout]).toEqual([2, '']);
});

test('colours are for terminals', async () => {
  const { stdout } = await project.run('generate', ['--check']);
  expect(stdout).toContain('generated/pets is missing');
  expect(stdout).not.toContain('\u001b');
});

test('a reader that has seen enough is no failure', async () => {
  const child = spawnCommand(project.root, 'generate', ['--check', '--json']);
  child.stdout.destroy();
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect([code, stderr]).toEqual([1, '']);
});

describe('an interruption', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s stops the mock and ends with %i', async (signal, expected) => {
    const child = spawnCommand(project.root, 'mock', ['--json']);
    const stderr = text(child.stderr);
    const [line]: unknown[] = await once(child.stdout.setEncoding('utf8'), 'data');
    const { url, contract } = JSON.parse(String(line)) as { url: string; contract: string };
    expect(contract).toBe('pets');
    expect((await fetch(`${url}/pets`, { method: 'POST' })).status).toBe(401);
    child.kill(signal);
    const [code] = await once(child, 'exit');
    expect(code).toBe(expected);
    expect(await stderr).toContain('stop with Ctrl+C');
    await expect(fetch(`${url}/pets`)).rejects.toThrow('fetch failed');
  });
});
