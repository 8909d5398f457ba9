import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pets } from './pets.ts';
import { makeProject, type Project } from './project.ts';

const spec = 'spec/pets/openapi.yaml';
const removal = '  /pets:\n    post:';
const approval = `approvals:
  - change: request.body.body.added
    operation: PUT /pets
    reason: nobody calls it
    until: 2999-01-01
`;

let project: Project;

function git(...words: readonly string[]): void {
  const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
  execFileSync('git', [...identity, '-c', 'commit.gpgsign=false', ...words], {
    cwd: project.root,
    stdio: 'pipe',
  });
}

beforeAll(async () => {
  const put = '  /pets:\n    put: { operationId: putPet, responses: {} }\n    post:';
  project = await makeProject({ [spec]: pets.replace(removal, put), 'old.yaml': pets });
  git('init', '--quiet');
  git('add', 'spec', 'old.yaml');
  git('commit', '--quiet', '--message', 'Start');
});
afterAll(() => project.remove());

describe('compare', () => {
  test('nothing changed since the last commit', async () => {
    const { code, stdout } = await project.run('compare', ['--base', 'HEAD']);
    expect(stdout).toContain('no findings');
    expect(code).toBe(0);
  });

  test('two files, one of which lacks an operation', async () => {
    const there = await project.run('compare', ['old.yaml', spec]);
    expect(there.code).toBe(0);
    const back = await project.run('compare', [spec, 'old.yaml']);
    expect(back.code).toBe(1);
    expect(back.stdout).toMatch(
      /^old: 1 breaking, 0 dangerous, 0 safe changes; 1\.0\.0 → 2\.0\.0 required \(major\)/,
    );
    expect(back.stdout).toContain('old: PUT /pets\n  error The operation was removed\n');
    expect(back.stdout).toContain('request.operation.operation.removed compare/operation');
  });

  test('a revision and a folder', async () => {
    const { code, stdout } = await project.run('compare', ['HEAD', '.', '--all', '--check-version']);
    expect(stdout).toContain('no changes');
    expect(code).toBe(0);
  });

  test('the generated types, when asked for', async () => {
    const parameter = 'parameters: [{ name: NAME, in: path, required: true, schema: { type: string } }]';
    const get = (name: string): string =>
      `  /pets/{${name}}/owner:\n    get: { ${parameter.replace('NAME', name)}, responses: {} }\n  /pets:\n    post:`;
    await project.write('before.yaml', pets.replace(removal, get('id')));
    await project.write('after.yaml', pets.replace(removal, get('pet')));
    const files = ['before.yaml', 'after.yaml'];
    const silent = await project.run('compare', files);
    expect(silent.stdout).not.toContain('compare/types');
    const { code, stdout } = await project.run('compare', [...files, '--types']);
    expect(stdout).toContain('GET /pets/{pet}/owner\n  warning The parameters changed');
    expect(stdout).toContain('compare/types');
    expect(code).toBe(0);
  });

  test('says what it cannot read', async () => {
    const one = await project.run('compare', ['old.yaml']);
    expect([one.code, one.stderr]).toEqual([2, expect.stringContaining('Two contracts can be compared')]);
    const none = await project.run('compare', ['old.yaml', 'new.yaml']);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('"new.yaml" is no file')]);
  });
});

describe('a body that is required from now on', () => {
  const change = 'putPet, responses: {}';
  const changed = 'putPet, responses: {}, requestBody: { required: true, content: { text/plain: {} } }';
  beforeAll(() => project.edit(spec, change, changed));

  test('fails, unless it is approved', async () => {
    const refused = await project.run('compare', ['--base', 'HEAD', '--check-version', '--json']);
    expect(refused.code).toBe(1);
    const { findings, contracts } = JSON.parse(refused.stdout);
    expect(findings.map(({ rule }: { rule: string }) => rule).toSorted()).toEqual([
      'compare/request-body',
      'compare/version',
    ]);
    expect(contracts).toMatchObject([{ contract: 'pets', bump: 'major' }]);
    await project.write('accepted.yaml', approval);
    const approved = await project.run('compare', ['--base', 'HEAD', '--approvals', 'accepted.yaml']);
    expect(approved.code).toBe(0);
  });

  test('is written into the changelog, once', async () => {
    const { stderr } = await project.run('compare', ['--base', 'HEAD', '--write']);
    expect(stderr).toContain('spec/pets/CHANGELOG.md written');
    const changelog = await project.read('spec/pets/CHANGELOG.md');
    expect(changelog).toMatch(
      /^# Changelog\n\n## 1\.0\.0 \(\d{4}-\d\d-\d\d\)\n\n### Breaking\n\n`PUT \/pets`/,
    );
    await project.run('compare', ['--base', 'HEAD', '--write']);
    expect(await project.read('spec/pets/CHANGELOG.md')).toBe(changelog);
  });

  test('fails the gate, until the version says so', async () => {
    const refused = await project.run('gate', ['--base', 'HEAD', '--json']);
    expect(outcomeOf(refused.stdout)).toMatchObject({ name: 'compare', status: 'failed' });
    await project.edit(spec, 'version: 1.0.0', 'version: 2.0.0');
    const raised = await project.run('gate', ['--base', 'HEAD', '--json']);
    expect(outcomeOf(raised.stdout)).toMatchObject({ name: 'compare', status: 'passed' });
  });
});

describe('of two contracts', () => {
  const toys = 'spec/toys/openapi.yaml';
  beforeAll(async () => {
    await project.write(toys, pets);
    git('add', toys);
    git('commit', '--quiet', '--message', 'Toys');
    await project.write('.compare.yaml', approval);
  });

  test.each([
    ['both compared', ['compare', '--base', 'HEAD']],
    ['the other compared', ['compare', '--base', 'HEAD', 'toys']],
    ['both judged by the gate', ['gate', '--base', 'HEAD']],
  ])(
    'what is approved in one is not said to approve nothing in the other: %s',
    async (_, [name = '', ...words]) => {
      const { stdout } = await project.run(name, [...words, '--json']);
      const { findings } = JSON.parse(stdout);
      expect(findings.filter(({ rule }: { rule: string }) => rule === 'compare/approval')).toEqual([]);
    },
  );

  test('one that names a contract is', async () => {
    await project.write('.compare.yaml', approval.replace('reason:', 'contract: toys\n    reason:'));
    const { stdout } = await project.run('compare', ['--base', 'HEAD']);
    expect(stdout).toContain('approves nothing\n    .compare.yaml:2:5 compare/approval');
  });
});

function outcomeOf(report: string): unknown {
  const { steps } = JSON.parse(report);
  return steps.find(({ name }: { name: string }) => name === 'compare');
}
