import { test as property } from '@fast-check/vitest';
import { registerSchema, setShouldValidateFormat, validate } from '@hyperjump/json-schema/draft-04';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { beforeAll, expect, test } from 'vitest';
import type { Finding } from '../../../src/finding.ts';
import { fingerprint } from '../../../src/fingerprint.ts';
import { sarif } from '../../../src/report/formats/sarif.ts';
import type { Report } from '../../../src/report/report.ts';
import { finding } from '../findings.ts';
import { hostileReport } from '../hostile.ts';
import { failedGate } from '../summaries.ts';

/** Of a language, which we name nowhere: no Unicode-aware engine compiles it. */
const brokenPattern = '"^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$"';
const schemaName = 'https://schemas.example/sarif-2.1.0';
let isSarif: (value: unknown) => boolean = () => false;

beforeAll(async () => {
  const { id: _, ...usable } = JSON.parse(
    JSON.stringify(schema).replaceAll(brokenPattern, '""'),
  ) as typeof schema;
  registerSchema(usable, schemaName);
  setShouldValidateFormat(true);
  const judge = await validate(schemaName);
  isSarif = (value) => judge(value as Parameters<typeof judge>[0]).valid;
});

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly Record<string, unknown>[];
  readonly results: readonly Result[];
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

function runOf(report: Report): Run {
  const [run] = (JSON.parse(sarif.write(report, { color: false })) as { runs: Run[] }).runs;
  if (!run) throw new Error('There is no run');
  return run;
}

test('a schema that takes anything would prove nothing', () => {
  expect(isSarif({ version: '2.1.0', runs: [{}] })).toBe(false);
});

test('a finding is a result with its rule, place and fingerprint', () => {
  const told = finding({
    operation: 'GET /pets',
    evidence: [{ label: 'value', value: { id: 1 } }],
    help: 'Mend it.',
  });
  expect(runOf({ findings: [told] })).toEqual({
    tool: {
      driver: {
        name: 'openapi-contract',
        rules: [
          {
            id: 'lint/rule',
            shortDescription: { text: 'lint/rule' },
            fullDescription: { text: 'lint/rule' },
            help: { text: 'Mend it.', markdown: 'Mend it.' },
            properties: { tags: ['lint'] },
          },
        ],
      },
    },
    invocations: [{ executionSuccessful: true }],
    columnKind: 'utf16CodeUnits',
    results: [
      {
        ruleId: 'lint/rule',
        ruleIndex: 0,
        level: 'error',
        message: { text: 'Something is wrong.\nvalue: {"id":1}\nhelp: Mend it.' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'spec/pets/openapi.yaml', uriBaseId: '%SRCROOT%' },
              region: { startLine: 3, startColumn: 5 },
            },
            logicalLocations: [{ fullyQualifiedName: 'GET /pets' }],
          },
        ],
        partialFingerprints: {
          primaryLocationLineHash: `${fingerprint(told)}:1`,
          'openapiContract/v1': `${fingerprint(told)}:1`,
        },
        properties: {
          contract: 'pets',
          operation: 'GET /pets',
          pointer: '/paths',
          help: 'Mend it.',
          evidence: [{ label: 'value', text: '{"id":1}' }],
        },
      },
    ],
  });
});

test.each<[string, Partial<Finding>, string]>([
  ['without a place, at its contract', { location: undefined }, 'spec/pets'],
  [
    'with characters that URIs have not',
    { location: at('spec/a b/ä#?%.yaml') },
    'spec/a%20b/%C3%A4%23%3F%25.yaml',
  ],
  ['with half a surrogate pair', { location: at('a\ud800') }, 'a%EF%BF%BD'],
  ['outside of the project', { location: at('../other/a.yaml') }, '../other/a.yaml'],
  ['at an absolute path', { location: at('/tmp/a b.yaml') }, 'file:///tmp/a%20b.yaml'],
  ['at an absolute path on Windows', { location: at('C:\\a\\b.yaml') }, 'file:///C%3A/a/b.yaml'],
])('a finding %s', (_, members, uri) => {
  const [result] = runOf({ findings: [finding(members)] }).results;
  expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri);
});

function at(file: string): Finding['location'] {
  return { file, line: 1, column: 1 };
}

test('findings that are alike have different fingerprints, the same in every run', () => {
  const findings = [finding({ message: 'a' }), finding({ message: 'b' })];
  const hashes = runOf({ findings }).results.map(
    ({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash'],
  );
  expect(new Set(hashes).size).toBe(2);
  expect(runOf({ findings: findings.toReversed() })).toEqual(runOf({ findings }));
});

test('of more results than GitHub takes, the worst are kept', () => {
  const findings = Array.from({ length: 25_010 }, (_, line) =>
    finding({ severity: line < 25_005 ? 'information' : 'error', location: { file: 'a', line, column: 1 } }),
  );
  const { results } = runOf({ findings });
  expect(results).toHaveLength(25_000);
  expect(results.slice(0, 6).map(({ level }) => level)).toEqual([
    ...Array.from({ length: 5 }, () => 'error'),
    'note',
  ]);
});

test('a message holds no link', () => {
  const { results } = runOf({ findings: [finding({ message: 'See [here](https://a.example) [1].' })] });
  expect(results[0]?.message.text).toBe(String.raw`See \[here\](https://a.example) \[1\].`);
});

test('a crash is a notification of a run that did not succeed', () => {
  const [invocation] = runOf({ findings: [], summary: failedGate }).invocations;
  expect(invocation).toMatchObject({
    executionSuccessful: false,
    toolExecutionNotifications: [{ level: 'error', message: { text: 'zoo: The mock died.\nSee its log.' } }],
  });
});

property.prop([hostileReport])('any report fits the schema, and has a result for each finding', (report) => {
  expect(isSarif(JSON.parse(sarif.write(report, { color: false })))).toBe(true);
  const { results, tool } = runOf(report);
  expect(results).toHaveLength(report.findings.length);
  expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id)).toEqual(
    results.map(({ ruleId }) => ruleId),
  );
});

property.prop([hostileReport])(
  'a text is text to strict readers: no control characters, no halves of pairs',
  (report) => {
    expect(sarif.write(report, { color: false })).not.toMatch(/(?<!\\)\\u(00[01]|d[89a-f])/i);
  },
);
