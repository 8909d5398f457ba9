import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { markdown } from '../../../src/report/formats/markdown.ts';
import type { Report } from '../../../src/report/report.ts';
import { finding } from '../findings.ts';
import { hostileFinding, hostileReport } from '../hostile.ts';
import { nodesOf, readMarkdown, typesOf } from '../markdown-reader.ts';
import { failedGate } from '../summaries.ts';

function write(report: Report): string {
  return markdown.write(report, { color: false });
}

const broken = finding({
  rule: 'compare/request-body-schema',
  message: 'POST /pets: The request body at /name: maxLength went from 20 to 10',
  evidence: [
    { label: 'witness', value: { name: '```' } },
    { label: 'refused', value: '/name must NOT have more than 10 characters' },
  ],
  help: 'Send shorter names.',
});

test('tells of the run, then of what breaks, then of the rest by contract, then of the coverage', () => {
  const findings = [
    finding({ contract: 'zoo', severity: 'warning', message: 'Later.', location: undefined }),
    finding({ message: 'The answer to GET /pets is wrong.' }),
    broken,
  ];
  const coverage = [
    { contract: 'pets', both: 28, total: 29, impossible: 1, missing: ['GET /pets limit: not tried'] },
  ];
  expect(write({ findings, summary: failedGate, coverage })).toBe(`<!-- openapi-contract -->

## openapi-contract: crashed

2 errors, 1 warning, in 4.3 s.

| Contract | \`types\` | \`lint\` | \`verify\` | Constraints |
| --- | --- | --- | --- | --- |
| \`zoo\` | – | – | **crashed** |  |
| \`pets\` | passed, remembered | **failed** | – | 28 of 29 |

### Crashed

**error** in \`zoo\`: \`spec/zoo/openapi.yaml:7:3\`: The mock died.

Help: See its log.

### Breaking changes

**error** \`pets\` \`spec/pets/openapi.yaml:3:5\` POST \`/pets\`: The request body at \`/name\`: maxLength went from 20 to 10 (\`compare/request-body-schema\`)

witness

\`\`\`\`json
{
  "name": "\`\`\`"
}
\`\`\`\`

refused

\`\`\`text
/name must NOT have more than 10 characters
\`\`\`

Help: Send shorter names.

### \`pets\`

**error** \`spec/pets/openapi.yaml:3:5\` The answer to GET \`/pets\` is wrong. (\`lint/rule\`)

### \`zoo\`

**warning** \`/paths\` Later. (\`lint/rule\`)

### Coverage

\`pets\`: 28 of 29 constraints exercised on both sides, 1 more cannot be tried.

<details><summary>1 not exercised on both sides</summary>

\`\`\`text
GET /pets limit: not tried
\`\`\`

</details>
`);
});

test('says first what became of the contracts, where a run says it', () => {
  const contracts = [
    { name: 'pets', steps: {}, outcome: 'pets: 2 changes, 1 breaking' },
    { name: 'shop', steps: {} },
    { name: 'zoo', steps: {}, outcome: 'zoo: [x](https://zoo.example) @all' },
  ];
  const written = write({ findings: [], summary: { ...failedGate, contracts } });
  expect(written).toContain(
    'in 4.3 s.\n\npets: 2 changes, 1 breaking\n\nzoo: `[x](https://zoo.example) @all`\n\n| Contract',
  );
});

test.each([
  ['nothing', [], 'passed', 'No findings.'],
  ['a warning', [finding({ severity: 'warning' })], 'passed', '1 warning.'],
  ['an error', [finding()], 'failed', '1 error.'],
])('of %s without a summary', (_, findings, verdict, counts) => {
  const start = `<!-- openapi-contract -->\n\n## openapi-contract: ${verdict}\n\n${counts}\n`;
  expect(write({ findings }).startsWith(start)).toBe(true);
});

test('a change that breaks and that the version speaks of is told first as well; one that is approved is not', () => {
  const headings = (severity: 'warning' | 'information') =>
    nodesOf(readMarkdown(write({ findings: [{ ...broken, severity }] })), 'heading').length;
  expect(write({ findings: [{ ...broken, severity: 'warning' }] })).toContain('### Breaking changes');
  expect(write({ findings: [{ ...broken, severity: 'information' }] })).not.toContain('### Breaking changes');
  expect([headings('warning'), headings('information')]).toEqual([2, 2]);
});

test('what is too long for a comment is cut between findings, the least severe first', () => {
  const evidence = [{ label: 'value', value: '`'.repeat(900) }];
  const findings = Array.from({ length: 1000 }, (_, line) =>
    finding({
      contract: `c${line % 7}`,
      severity: line < 990 ? 'warning' : 'error',
      location: { file: 'a', line, column: 1 },
      evidence,
    }),
  );
  const written = write({ findings });
  const document = readMarkdown(written);
  const kept = nodesOf(document, 'code').length;
  expect(written.length).toBeLessThanOrEqual(60_000);
  expect(written.length).toBeGreaterThan(55_000);
  expect(written).toContain(`\n\n${1000 - kept} more findings.\n`);
  expect(nodesOf(document, 'strong').filter(({ children }) => children?.[0]?.value === 'error')).toHaveLength(
    10,
  );
});

test('a finding that is too long is no reason to drop the others', () => {
  const huge = Array.from({ length: 60 }, () => ({ label: 'value', value: '\u202e'.repeat(3000) }));
  const written = write({ findings: [finding({ evidence: huge }), finding({ message: 'Short.' })] });
  expect(written).toContain('Short.');
  expect(written).toContain('1 more finding.');
});

const spans = ['text', 'strong', 'inlineCode'];
const blocks = ['root', 'html', 'heading', 'paragraph', 'code', 'table', 'tableRow', 'tableCell'];
const meant: ReadonlySet<string> = new Set([...spans, ...blocks]);
const html =
  /^(<!-- openapi-contract -->|<details><summary>(Evidence|\d+ not exercised on both sides)<\/summary>|<\/details>)$/;

property.prop([hostileReport])('what strangers wrote is text and nothing else', (report) => {
  const document = readMarkdown(write(report));
  expect([...typesOf(document)].filter((type) => !meant.has(type))).toEqual([]);
  const tags = nodesOf(document, 'html').map(({ value }) => value ?? '');
  expect(tags.filter((tag) => !html.test(tag))).toEqual([]);
  expect(tags.filter((tag) => tag.startsWith('<!--'))).toHaveLength(1);
  expect(
    nodesOf(document, 'text')
      .map(({ value }) => value)
      .join(' '),
  ).not.toMatch(/[@#<>[\]_*`~|\\$&]|:[^\s"')]/);
});

property.prop([hostileReport])(
  'every finding is told, with all its evidence in code of its own',
  (report) => {
    const document = readMarkdown(write(report));
    const marks = nodesOf(document, 'strong').map(({ children }) => children?.[0]?.value ?? '');
    const cells = new Set(nodesOf(document, 'tableCell').flatMap((cell) => nodesOf(cell, 'strong')));
    const failures = report.summary?.contracts.filter(({ failure }) => failure) ?? [];
    expect(marks.length - cells.size - failures.length).toBe(report.findings.length);
    const missing = report.coverage?.filter((each) => each.missing.length > 0) ?? [];
    const evidence = report.findings.flatMap((each) => each.evidence ?? []);
    expect(nodesOf(document, 'code')).toHaveLength(evidence.length + missing.length);
  },
);

property.prop(
  [fc.array(hostileFinding, { minLength: 1, maxLength: 3 }), fc.integer({ min: 100, max: 3000 })],
  { numRuns: 20 },
)('a report of any length fits into a comment, and its Markdown stays whole', (some, times) => {
  const findings = Array.from({ length: times }, () => some).flat();
  const written = write({ findings });
  expect(written.length).toBeLessThanOrEqual(60_000);
  expect([...typesOf(readMarkdown(written))].filter((type) => !meant.has(type))).toEqual([]);
});
