import { test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { junit } from '../../../src/report/formats/junit.ts';
import { contractsOf } from '../../../src/report/report.ts';
import { finding } from '../findings.ts';
import { hostileReport } from '../hostile.ts';
import { failedGate } from '../summaries.ts';
import { parseXml, type XmlNode } from '../xml-reader.ts';

const plain = { color: false };

function casesOf(root: XmlNode): readonly XmlNode[] {
  return root.children.flatMap(({ children }) => children);
}

function outcomeOf({ children }: XmlNode): string {
  return children.find(({ name }) => name !== 'system-out')?.name ?? 'passed';
}

test('an error is a failing test, anything else a passing one', () => {
  const findings = [
    finding({
      message: 'Wrong & <bad>.',
      operation: 'GET /pets',
      evidence: [{ label: 'replay', value: 'run it' }],
      help: 'Mend it.',
    }),
    finding({ severity: 'warning', message: 'Later.' }),
  ];
  expect(junit.write({ findings }, plain)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="openapi-contract" tests="2" failures="1" errors="0" skipped="0" time="0.000">
<testsuite name="pets" tests="2" failures="1" errors="0" skipped="0" time="0.000">
<testcase classname="pets" name="lint/rule GET /pets" file="spec/pets/openapi.yaml" line="3" time="0.000">
<failure message="Wrong &amp; &lt;bad&gt;." type="lint/rule">spec/pets/openapi.yaml:3:5: Wrong &amp; &lt;bad&gt;.
replay: run it
help: Mend it.</failure>
</testcase>
<testcase classname="pets" name="lint/rule /paths" file="spec/pets/openapi.yaml" line="3" time="0.000">
<system-out>warning: spec/pets/openapi.yaml:3:5: Later.</system-out>
</testcase>
</testsuite>
</testsuites>
`);
});

test('the gate: a suite for each contract, a test for each step that explains itself, an error for a crash', () => {
  const written = junit.write({ findings: [finding()], summary: failedGate }, plain);
  const told = parseXml(written).children.map(({ attributes, children }) => ({
    suite: attributes['name'],
    cases: children.map((each) => `${outcomeOf(each)} ${each.attributes['name']} ${each.attributes['time']}`),
  }));
  expect(told).toEqual([
    { suite: 'pets', cases: ['passed types 1.200', 'failure lint/rule /paths 0.000'] },
    { suite: 'zoo', cases: ['error verify 4.000'] },
  ]);
  expect(written).toContain('spec/zoo/openapi.yaml:7:3: The mock died.\nhelp: See its log.');
});

test.each([
  ['no contract', {}, ['openapi-contract: no findings']],
  ['contracts without findings', { contracts: ['zoo', 'pets'] }, ['pets: no findings', 'zoo: no findings']],
  [
    'a contract that could not be loaded',
    {
      summary: {
        ...failedGate,
        steps: [],
        contracts: [{ name: 'zoo', steps: {}, failure: { message: 'Broken.' } }],
      },
    },
    ['zoo: contract'],
  ],
  [
    'steps without contracts',
    { summary: { ...failedGate, contracts: [] } },
    ['openapi-contract: types', 'openapi-contract: lint', 'openapi-contract: verify'],
  ],
])('there is a test for %s', (_, members, expected) => {
  const cases = casesOf(parseXml(junit.write({ findings: [], ...members }, plain)));
  expect(cases.map(({ attributes }) => `${attributes['classname']}: ${attributes['name']}`)).toEqual(
    expected,
  );
});

test('tests of one suite have different names, as GitLab keeps one of each', () => {
  const findings = ['/a', '/a', '/a (2)', '/a'].map((pointer) => finding({ pointer }));
  const names = casesOf(parseXml(junit.write({ findings }, plain))).map(
    ({ attributes }) => attributes['name'],
  );
  expect(names).toEqual(['lint/rule /a', 'lint/rule /a (2)', 'lint/rule /a (3)', 'lint/rule /a (2) (2)']);
});

property.prop([hostileReport])('any report is well-formed, and has a test for each finding', (report) => {
  const root = parseXml(junit.write(report, plain));
  const cases = casesOf(root);
  const suites = root.children.map(({ attributes }) => attributes['name']);
  expect(suites.length).toBeGreaterThanOrEqual(contractsOf(report).length);
  const failures = cases.filter(
    (each) => outcomeOf(each) === 'failure' && each.attributes['file'] !== undefined,
  );
  const errors = report.findings.filter(({ severity, location }) => severity === 'error' && location);
  expect(failures).toHaveLength(errors.length);
  for (const suite of root.children) {
    const names = suite.children.map(({ attributes }) => attributes['name']);
    expect(new Set(names).size).toBe(names.length);
  }
});

property.prop([hostileReport])('the counts are those of the tests', (report) => {
  const root = parseXml(junit.write(report, plain));
  for (const [node, cases] of [
    [root, casesOf(root)],
    ...root.children.map((suite) => [suite, suite.children]),
  ] as [XmlNode, XmlNode[]][]) {
    const outcomes = cases.map(outcomeOf);
    const { tests, failures, errors } = node.attributes;
    expect([tests, failures, errors].map(Number)).toEqual([
      cases.length,
      outcomes.filter((outcome) => outcome === 'failure').length,
      outcomes.filter((outcome) => outcome === 'error').length,
    ]);
  }
});
