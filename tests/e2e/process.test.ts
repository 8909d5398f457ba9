import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
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

/** The command lines of running processes that name the project; none where there is no /proc to ask. */
function processesOf(root: string): string[] {
  if (!existsSync('/proc/self/cmdline')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8');
      } catch {
        return ''; // It has ended in the meantime.
      }
    })
    .filter((line) => line.includes(root));
}

describe('an interruption', () => {
  test('ends the gate and its steps, and says of each how far it came', async () => {
    const child = spawnCommand(project.root, 'gate', ['--no-cache']);
    const output = Promise.all([text(child.stdout), text(child.stderr)]);
    await vi.waitUntil(() => processesOf(project.root).length > 0 || !existsSync('/proc'), {
      timeout: 10_000,
    });
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(130);
    const [stdout, stderr] = await output;
    expect(stdout).toMatch(/\nFAIL in /);
    expect(stderr).toContain('interrupted: what is known so far is reported\n');
    await vi.waitUntil(() => processesOf(project.root).length === 0, { timeout: 2000 });
  });

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
