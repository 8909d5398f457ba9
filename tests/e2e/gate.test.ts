import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding.ts';
import { makeProject, type Project, type Result } from './project.ts';

const telnyx = 'telnyx-phone-numbers';

/** What the JSON report of the gate holds. */
interface GateJson {
  readonly verdict: string;
  readonly constraints: { readonly both: number; readonly total: number };
  readonly steps: readonly { readonly name: string; readonly status: string }[];
  readonly findings: readonly Finding[];
}

/** The number of the first line that holds a text. */
async function lineOf(project: Project, file: string, text: string): Promise<number> {
  const lines = (await project.read(file)).split('\n');
  return lines.findIndex((line) => line.includes(text)) + 1;
}

// One run of the gate over copies of the contract, each spoilt in its own way.
describe('a pull request that spoils a contract', () => {
  let project: Project;
  let result: Result;
  let report: GateJson;

  beforeAll(async () => {
    const copies = ['healthy', 'unenforced', 'example', 'edited'];
    project = await makeProject({}, Object.fromEntries(copies.map((name) => [name, telnyx])));
    await project.edit('spec/unenforced/rules.overlay.yaml', '      maxItems: 1000\n', '');
    await project.edit('spec/example/openapi.yaml', "- code: '10015'", '- code: 10015');
    await project.run('generate');
    await project.edit('generated/edited/client.ts', 'export', 'export /* by hand */');
    result = await project.run('gate', ['--json']);
    report = JSON.parse(result.stdout) as GateJson;
  });
  afterAll(() => project.remove());

  const findingsOf = (contract: string): readonly Finding[] =>
    report.findings.filter((finding) => finding.contract === contract && finding.severity === 'error');

  test('fails', () => {
    expect(result.code).toBe(1);
    expect(report.verdict).toBe('fail');
  });

  test('nothing is found where nothing was spoilt', () => {
    expect(findingsOf('healthy')).toEqual([]);
  });

  test('a rule that the overlay no longer enforces is named, where it is linked', async () => {
    const line = await lineOf(project, 'spec/unenforced/rules.overlay.yaml', 'phone_numbers/maxItems');
    expect(findingsOf('unenforced')).toContainEqual(
      expect.objectContaining({
        message: expect.stringContaining('"Maximum allowed phone numbers" is not enforced'),
        location: expect.objectContaining({ file: 'spec/unenforced/rules.overlay.yaml', line }),
      }),
    );
  });

  test('a response example that does not fit its schema is found at its line', async () => {
    const line = await lineOf(project, 'spec/example/openapi.yaml', '- code: 10015');
    expect(findingsOf('example').map(({ location }) => location)).toContainEqual(
      expect.objectContaining({ file: 'spec/example/openapi.yaml', line }),
    );
  });

  test('an edit of a generated file is found at its line', async () => {
    const line = await lineOf(project, 'generated/edited/client.ts', '/* by hand */');
    expect(findingsOf('edited')).toEqual([
      expect.objectContaining({
        rule: 'generate/stale',
        location: expect.objectContaining({ file: 'generated/edited/client.ts', line }),
      }),
    ]);
  });

  test('an edit of upstream is found', () => {
    expect(findingsOf('example')).toContainEqual(
      expect.objectContaining({
        rule: 'upstream/edited',
        location: expect.objectContaining({ file: 'spec/example/openapi.yaml' }),
      }),
    );
  });

  test('the steps are reported one by one, on standard error beside JSON', () => {
    expect(report.steps.map(({ name, status }) => [name, status])).toEqual([
      ['upstream', 'failed'],
      ['generated', 'failed'],
      ['types', 'passed'],
      ['lint', 'failed'],
      ['verify', 'failed'],
    ]);
    const said = result.stderr.split('\n');
    expect(
      said
        .slice(0, 5)
        .map((line) => line.split(' ', 1)[0] ?? '')
        .toSorted(),
    ).toEqual(report.steps.map(({ name }) => name).toSorted());
    expect(said.at(-2)).toMatch(/^FAIL in /);
  });
});

describe('the contract as it is', () => {
  let project: Project;
  beforeAll(async () => {
    project = await makeProject({}, { [telnyx]: telnyx });
    await project.run('generate');
  });
  afterAll(() => project.remove());

  test('passes, and says how many constraints were exercised on both sides', async () => {
    const { code, stdout, stderr } = await project.run('gate', [telnyx]);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^verify +ok +\d+\.\d s {2}/m);
    expect(stdout).toMatch(/\nPASS in \d+\.\d s, (\d+) of \1 constraints exercised on both sides\n$/);
    expect(code).toBe(0);
  });

  test('is not judged again while nothing changes, and says so', async () => {
    const again = await project.run('gate');
    expect(again.stdout.match(/^\w+ +ok +unchanged /gm)).toHaveLength(5);
    expect(again.stdout).toMatch(/\nPASS in .*; nothing has changed since it passed/);
    expect(again.code).toBe(0);
    const anew = await project.run('gate', ['--no-cache']);
    expect(anew.stdout).not.toContain('unchanged');
    expect(anew.code).toBe(0);
  });

  test('each constraint is told to machines, with whose it is and what tried it', async () => {
    const { stdout } = await project.run('gate', ['--json']);
    const { contracts } = JSON.parse(stdout) as { contracts: { coverage: { keyword: string }[] }[] };
    const most = contracts[0]?.coverage.find(({ keyword }) => keyword === 'maxItems');
    expect(most).toMatchObject({
      words: 'at most 1,000 items',
      place: 'phone_numbers',
      value: 1000,
      location: { file: `spec/${telnyx}/rules.overlay.yaml` },
      overlay: { description: expect.stringContaining('Maximum allowed phone numbers') },
      documentedRules: ['Maximum allowed phone numbers'],
      accepted: {
        outcome: 'yes',
        cases: [{ sends: 'a body whose phone_numbers has 1000 items', status: 202 }],
      },
      rejected: {
        outcome: 'yes',
        cases: [{ sends: 'a body whose phone_numbers has 1001 items', status: 422 }],
      },
    });
  });

  test('a property that upstream renames is one error, at the line of the overlay', async () => {
    const upstream = `spec/${telnyx}/openapi.yaml`;
    const original = await project.read(upstream);
    await project.write(upstream, original.replaceAll('emergency_address_id', 'address_id'));
    const { code, stdout, stderr } = await project.run('gate');
    const line = await lineOf(project, `spec/${telnyx}/rules.overlay.yaml`, 'emergency_address_id &&');
    await project.write(upstream, original);
    expect(stderr).toMatch(
      new RegExp(`^error: spec/${telnyx}/rules\\.overlay\\.yaml:${line}:\\d+: [^\\n]+\\n +help: [^\\n]+\\n$`),
    );
    expect(stdout).toMatch(/^\nFAIL in \d+\.\d s\n$/);
    expect(code).toBe(2);
  });
});
