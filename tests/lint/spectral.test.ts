import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ExpectedError } from '../../src/expected-error.ts';
import { runSpectral } from '../../src/lint/spectral.ts';

let root: string;
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), 'spectral-'))));
afterAll(() => rmSync(root, { recursive: true }));

/** Runs a script in the place of Spectral's command. */
function run(script: string, deadline = 10_000): ReturnType<typeof runSpectral> {
  const command = join(root, 'command.cjs');
  writeFileSync(command, script);
  return runSpectral({ openapi: '3.1.0' }, { ruleset: 'x', root, name: 'x.json', deadline, command });
}

test.each([
  ['prints what is no JSON', 'console.log("hello")', 'Spectral failed: hello'],
  ['prints what are no results', 'console.log("[{}]")', 'Spectral failed: [{}]'],
  ['prints nothing', '', 'Spectral failed: exit code 0'],
  ['throws', 'throw new Error("oops")', /Spectral failed: .*oops/],
  [
    'fails',
    'console.error("\\u001b[31mno \\n ruleset\\u001b[0m"); process.exit(2)',
    'Spectral failed: no ruleset',
  ],
  ['is killed', 'process.kill(process.pid, "SIGTERM")', 'Spectral failed: SIGTERM'],
  [
    'is killed while it says a lot',
    'console.error("x".repeat(9999)); process.exitCode = 2',
    /^Spectral failed: x{500}$/,
  ],
])('a command that %s is an error', async (_, script, message) => {
  const attempt = run(script);
  await expect(attempt).rejects.toThrow(ExpectedError);
  await expect(attempt).rejects.toThrow(message);
});

test('a command that does not end is stopped at the deadline', async () => {
  await expect(run('setInterval(() => {}, 1000)', 300)).rejects.toThrow('Spectral did not end within 0.3 s.');
});

test('results come through, and the document goes in whole', async () => {
  const script = `
    let length = 0;
    process.stdin.on('data', (chunk) => { length += chunk.length; });
    process.stdin.on('end', () => {
      console.log(JSON.stringify([{ code: 'size', path: ['a', 0], message: String(length), severity: 3 }]));
      process.exitCode = 1;
    });`;
  const command = join(root, 'command.cjs');
  writeFileSync(command, script);
  const document = { text: 'x'.repeat(5_000_000) };
  const options = { ruleset: 'x', root, name: 'x.json', deadline: 10_000, command };
  expect(await runSpectral(document, options)).toEqual([
    { code: 'size', path: ['a', '0'], message: '5000011', severity: 3, documentationUrl: undefined },
  ]);
});

test('a large document is there at once, as Spectral reads its standard input in one go', async () => {
  const command = join(root, 'command.cjs');
  // What Spectral does: looking at the stream first makes a pipe one that does not wait.
  writeFileSync(
    command,
    `const { length } = require('node:fs').readFileSync(process.stdin.fd);
     console.log(JSON.stringify([{ code: 'size', path: [], message: String(length), severity: 3 }]));`,
  );
  const options = { ruleset: 'x', root, name: 'x.json', deadline: 10_000, command };
  const [result] = await runSpectral({ text: 'x'.repeat(5_000_000) }, options);
  expect(result?.message).toBe('5000011');
});
