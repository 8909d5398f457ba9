import { execFile, execFileSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../../scripts/openapi-contract.ts';
import type { Finding } from '../../src/finding.ts';
import { shellWord } from '../../src/verify/evidence/shell.ts';
import { surroundings } from '../scripts/command/surroundings.ts';
import { pets } from './pets.ts';
import { makeProject, type Project } from './project.ts';

const secret = 'hunter2-c2VjcmV0';
let project: Project;
let server: Server;
let url = '';

// Takes everything, tells everybody what they sent, and never asks who they are.
beforeAll(async () => {
  project = await makeProject({ 'spec/pets/openapi.yaml': pets });
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ name: String(request.headers['x-key'] ?? 'Tom') }));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await project.remove();
});

async function verify(...words: string[]) {
  const { context, written } = surroundings({ root: project.root, env: { KEY: secret } });
  return { code: await runProgram(['verify', ...words], context), ...written };
}

interface VerifyJson {
  readonly seed: number;
  readonly contracts: readonly { contract: string; cases: number; coverage: readonly unknown[] }[];
  readonly findings: readonly Finding[];
}

test('a server that breaks its contract is found out, and its credentials are not', async () => {
  const { code, stdout, stderr } = await verify(
    '--target',
    url,
    '--auth',
    'key=env:KEY',
    '--runs',
    '20',
    '--json',
  );
  const { seed, contracts, findings } = JSON.parse(stdout) as VerifyJson;
  expect(code).toBe(1);
  expect(seed).toBe(1);
  expect(contracts.map(({ contract }) => contract)).toEqual(['pets']);
  expect(contracts[0]?.coverage.length).toBeGreaterThan(5);
  const rules = findings.map(({ rule }) => rule);
  expect(rules).toEqual(
    expect.arrayContaining(['verify/authentication-enforced', 'verify/violating-request-rejected']),
  );
  expect(stdout + stderr).not.toContain(secret);
});

test.each<[string, readonly string[]]>([
  ['a variable', ['--auth', 'env:KEY']],
  ['a variable for one scheme', ['--auth', 'key=env:KEY']],
  ['the variables of headers', ['--header', 'X-Key: env:KEY', '--header', 'X-Trace: env:HOME']],
])('the replay line is pasted as it is, with the credential from %s', async (_, words) => {
  const program = path.resolve('scripts/openapi-contract.ts');
  const bin = path.join(project.root, 'bin');
  await project.write('bin/openapi-contract', `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
  await chmod(path.join(bin, 'openapi-contract'), 0o755);
  const env = { ...process.env, KEY: secret, PATH: `${bin}:${process.env['PATH']}` };
  const paste = (line: string) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      execFile('/bin/sh', ['-c', line], { cwd: project.root, env }, (error, stdout, stderr) => {
        resolve({ code: Number(error?.code ?? 0), stdout, stderr });
      });
    });
  const line = [
    'openapi-contract verify pets --runs 5 --json --target',
    url,
    ...words.map((word) => shellWord(word)),
  ];
  const first = await paste(line.join(' '));
  const { findings } = JSON.parse(first.stdout) as VerifyJson;
  const rule = 'verify/violating-request-rejected';
  const evidence = findings.find((each) => each.rule === rule)?.evidence;
  const again = await paste(evidence?.find(({ label }) => label === 'replay')?.value as string);
  expect(again.code).toBe(1);
  expect(again.stdout).toContain(rule);
  expect(JSON.stringify([first, again])).not.toContain(secret);
});

test('the command that a finding names sends the very case again', async () => {
  const first = await verify('--target', url, '--auth', secret, '--runs', '20', '--json');
  const { findings } = JSON.parse(first.stdout) as VerifyJson;
  const found = findings.find(({ rule }) => rule === 'verify/violating-request-rejected');
  const command = JSON.stringify(found?.evidence?.find(({ label }) => label === 'replay'));
  const [, seed, id] = /--seed (\d+) --replay '([^']+)'/.exec(command) ?? [];
  const again = await verify(
    '--target',
    url,
    '--auth',
    secret,
    '--seed',
    String(seed),
    '--replay',
    String(id),
    '--json',
  );
  const replayed = (JSON.parse(again.stdout) as VerifyJson).findings;
  expect(replayed.map(({ rule, pointer }) => [rule, pointer])).toContainEqual([found?.rule, found?.pointer]);
  expect(again.code).toBe(1);
});

test('a server that is not there is an error, not a finding', async () => {
  const { code, stdout, stderr } = await verify('--target', 'http://127.0.0.1:1');
  expect(stderr).toMatch(/\nerror: .*http:\/\/127\.0\.0\.1:1/);
  expect([code, stdout]).toEqual([2, '']);
});

test('a new seed is said, so that it can be given again', async () => {
  const { code, stdout, stderr } = await verify('--seed', 'random', '--runs', '1');
  const [, seed] = /pets: verifying its mock, seed (\d+)\n/.exec(stderr) ?? [];
  expect(stdout).toMatch(
    new RegExp(`pets: (\\d+) of \\1 constraints exercised on both sides, \\d+ cases, seed ${seed}\n$`),
  );
  expect(code).toBe(0);
});

describe('a part of it', () => {
  const run = ['--target', '', '--auth', secret, '--runs', '5', '--json'];
  beforeAll(() => void (run[1] = url));

  test('shards of a run are merged to one report', async () => {
    const shards = await Promise.all(['1/2', '2/2'].map((shard) => verify(...run, '--shard', shard)));
    await Promise.all(shards.map(({ stdout }, index) => project.write(`${index}.json`, stdout)));
    const whole = JSON.parse((await verify(...run)).stdout) as VerifyJson;
    const merged = await verify('--merge', '0.json', '1.json', '--json');
    expect(JSON.parse(merged.stdout)).toMatchObject({ findings: whole.findings, contracts: whole.contracts });
    expect(merged.code).toBe(1);
    expect(await verify('--merge', '0.json')).toMatchObject({ code: 2, stdout: '' });
  });

  test('an operation that is not there is said with those that are', async () => {
    const { code, stderr } = await verify('--operation', 'createPets');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'There is no operation "createPets"\n  help: Most like it: createPet, POST /pets.',
    );
  });

  test('a phase alone', async () => {
    const { stdout } = await verify(...run, '--phase', 'examples', '--operation', 'post /pets');
    const { contracts } = JSON.parse(stdout) as VerifyJson;
    expect(contracts).toMatchObject([{ complete: false, coverage: [], operations: ['POST /pets'] }]);
  });
});

test('only what changed since a revision', async () => {
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@pets.example', ...words], {
      cwd: project.root,
    });
  git('init', '--quiet');
  git('add', 'spec');
  git('commit', '--quiet', '--message=Start');
  const first = await verify('--budget', '5m', '--base', 'HEAD', '--runs', '1', '--json');
  expect(JSON.parse(first.stdout)).toMatchObject({ contracts: [{ operations: ['POST /pets'] }] });
  const run = ['--only-changed', '--base', 'HEAD', '--json'];
  const before = await verify(...run);
  expect(JSON.parse(before.stdout)).toMatchObject({ contracts: [], findings: [] });
  expect([before.code, before.stderr]).toEqual([0, 'There is nothing to verify in what was chosen\n']);
  await project.edit('spec/pets/openapi.yaml', 'maximum: 8', 'maximum: 4');
  const after = JSON.parse((await verify(...run)).stdout) as VerifyJson;
  await project.edit('spec/pets/openapi.yaml', 'maximum: 4', 'maximum: 8');
  expect(after.contracts).toMatchObject([{ operations: ['POST /pets'] }]);
});

test('known failures fail nothing, until they are gone', async () => {
  const run = ['--target', url, '--auth', secret, '--runs', '5', '--baseline', 'known.json'];
  expect(await verify(...run)).toMatchObject({ code: 2, stdout: '' });
  expect(await verify(...run, '--write-baseline')).toMatchObject({ code: 0 });
  const { code, stdout } = await verify(...run, '--json');
  expect(code).toBe(0);
  expect((JSON.parse(stdout) as VerifyJson).findings[0]).toMatchObject({
    severity: 'information',
    message: expect.stringMatching(/^Known until \d{4}-\d\d-\d\d \(not looked into yet\): /) as string,
  });
  await project.edit('known.json', '"verify/authentication-enforced"', '"verify/no-server-error"');
  const again = await verify(...run);
  expect(again.stdout).toMatch(
    /known\.json:\d+:\d+ warning The known failure verify\/no-server-error .* no longer occurs/,
  );
  expect(again.code).toBe(1);
});

test.each([
  ['--require-coverage', '100', 0],
  ['--max-time', '60', 0],
  ['--budget', '1m', 0],
])('on the mock, %s %s', async (option, value, expected) => {
  const { code, stderr } = await verify('--runs', '1', option, value);
  expect([code, stderr]).toEqual([expected, expect.not.stringContaining('error')]);
});

test('too little coverage is an error', async () => {
  const { code, stdout } = await verify(
    '--target',
    url,
    '--auth',
    secret,
    '--require-coverage',
    '90',
    '--json',
  );
  const { findings } = JSON.parse(stdout) as VerifyJson;
  expect(code).toBe(1);
  expect(findings.map(({ rule }) => rule)).toContain('verify/coverage');
});

test('a command tells the credential', async () => {
  const { code, stdout, stderr } = await verify(
    '--target',
    url,
    '--auth-command',
    `key='${process.execPath}' -e 'console.log("${secret}")'`,
    '--header',
    'X-Tenant: tenant-42',
    '--json',
  );
  expect(code).toBe(1);
  expect(stdout).toContain('--auth key=env:OPENAPI_CONTRACT_AUTH_KEY');
  expect(stdout + stderr).not.toMatch(new RegExp(`${secret}|tenant-42`));
});

test.each([
  [['--auth', secret], '--auth was given without --target'],
  [['--header', `X-Key: ${secret}`], '--header was given without --target'],
  [['--only-changed'], '--only-changed was given without --base'],
  [['--base', 'HEAD'], '--base was given without --only-changed'],
  [['--budget', 'soon'], 'The option "--budget" cannot be used: "soon" is no time'],
  [['--write-baseline'], '--write-baseline was given without --baseline'],
  [['--require-coverage', '100', '--phase', 'fuzz'], '--require-coverage needs the coverage phase'],
  [['--shard', '3/2'], 'The option "--shard" cannot be used: "3/2" is no part of a whole'],
  [['--merge'], '--merge was given without reports'],
  [['--merge', 'spec/pets/openapi.yaml'], 'spec/pets/openapi.yaml is no report of verify'],
  [
    ['--target', 'https://user:pass@example.com'],
    'The option "--target" cannot be used: credentials do not belong in it',
  ],
  [
    ['--target', 'http://127.0.0.1:1', '--auth', 'key=env:MISSING'],
    'the environment variable MISSING, which is not set',
  ],
  [['--replay', 'POST /pets#nothing'], 'POST /pets#nothing'],
])('%j cannot be used', async (words, message) => {
  const { code, stdout, stderr } = await verify(...words);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain(secret);
  expect([code, stdout]).toEqual([2, '']);
});

test('a run without the credentials that are asked for says in its first line how little it tried, and fails', async () => {
  const guarded = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(401, { 'content-type': 'application/json', 'www-authenticate': 'Key' });
      response.end('{"errors":[]}');
    });
  });
  await new Promise<void>((resolve) => void guarded.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(guarded.address() as AddressInfo).port}`;
  const { code, stdout } = await verify('--target', address, '--require-coverage', '1');
  guarded.close();
  const [first] = stdout.split('\n');
  expect(first).toMatch(
    /^pets: (\d+) of \1 constraints could not be tried, most of them as no credentials were given for key: what was not found says little$/,
  );
  expect(stdout).toContain(
    'An operation was not tried but for authentication, as no credentials were given for key.',
  );
  expect(stdout).toContain('--auth key=env:NAME');
  expect(stdout).toMatch(/0 of \d+ constraints were exercised .*could not be tried\. verify\/coverage/);
  expect(code).toBe(1);
});
