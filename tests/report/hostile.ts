import { fc } from '@fast-check/vitest';
import type { Finding } from '../../src/finding.ts';
import type { Report } from '../../src/report/report.ts';
import { severities } from '../../src/report/order.ts';

/** Words that mean something to one reader of reports or another. */
const words = [
  ['`', '``', '```', '````', '~~~', '```\n</details>', '\n```\n', '|', '\\|', '\\', '*', '_', '~~'],
  [
    '@octocat',
    '@org/team',
    '#1',
    'GH-1',
    'org/repo#1',
    'a@b.example',
    'deadbeef',
    ':smile:',
    'www.a.example',
  ],
  [
    'https://a.example',
    '<https://a.example>',
    '[a](https://a.example)',
    '![a](https://a.example)',
    '[a]: /b',
  ],
  ['<!-- openapi-contract -->', '-->', '<script>', '</details>', '<details>', '<b>', '&amp;', '&#64;', '&'],
  ['\n# a', '\n- a', '\n> a', '\n1. a', '\n---\n', '\n| a |\n| - |', '- [ ] a', '[^1]', '$`a`$', '$$a$$'],
  [
    '::error::a',
    '\n::add-mask::a',
    '\r::set-output name=a::b',
    '  ::stop-commands::a',
    '##[error]a',
    '%0A::a::',
  ],
  [
    ',',
    ':',
    '=',
    ';',
    '%25',
    '%',
    ']]>',
    '<![CDATA[',
    '"',
    "'",
    '<a b="c"/>',
    '\u0000',
    '\u001b[2J',
    '\ufffe',
  ],
  [
    '\ud800',
    '\udfff',
    '\u202e',
    '\u2028',
    '\u0085',
    '\u00a0',
    '\t',
    '\n',
    '\r\n',
    ' ',
    '',
    'plain',
    '{0}',
    '{',
  ],
].flat();

/** Texts that try to be more than text. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 8 })
    .map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((parts) => parts.join(' ')),
);

const location = fc.record({
  file: hostileText,
  line: fc.integer({ min: 1, max: 9999 }),
  column: fc.integer({ min: 1, max: 99 }),
});

const value = fc.oneof(hostileText, fc.record({ a: hostileText }), fc.constant(null));

/** Findings of which nothing can be trusted. */
export const hostileFinding: fc.Arbitrary<Finding> = fc.record(
  {
    rule: fc.oneof(hostileText, fc.constant('compare/response-status')),
    severity: fc.constantFrom(...severities),
    message: hostileText,
    contract: fc.oneof(hostileText, fc.constantFrom('a', 'b')),
    operation: hostileText,
    pointer: hostileText,
    location,
    evidence: fc.array(
      fc.record({ label: fc.oneof(hostileText, fc.constant('witness')), value }, { noNullPrototype: true }),
      { maxLength: 3 },
    ),
    help: hostileText,
  },
  { requiredKeys: ['rule', 'severity', 'message', 'contract', 'pointer'], noNullPrototype: true },
);

const stepStatus = fc.constantFrom('passed', 'failed', 'crashed');
const steps = ['types', 'lint'];
const outcome = fc.record({ status: stepStatus, remembered: fc.boolean(), milliseconds: fc.nat(9999) });
const constraints = { both: fc.nat(9), total: fc.nat(9), impossible: fc.nat(9) };

const contract = fc.record(
  {
    name: hostileText,
    steps: fc.record({ types: outcome, lint: outcome }, { requiredKeys: [], noNullPrototype: true }),
    constraints: fc.record(constraints),
    outcome: hostileText,
    failure: fc.record({ message: hostileText, location, help: hostileText }, { requiredKeys: ['message'] }),
  },
  { requiredKeys: ['name', 'steps'], noNullPrototype: true },
);

const summary = fc.record({
  verdict: fc.constantFrom('pass', 'fail', 'crash'),
  milliseconds: fc.nat(99_999),
  steps: fc.constant(steps).chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.record({
          name: fc.constant(name),
          status: stepStatus,
          milliseconds: fc.nat(9999),
          figure: hostileText,
          remembered: fc.boolean(),
        }),
      ),
    ),
  ),
  contracts: fc.uniqueArray(contract, { maxLength: 3, selector: ({ name }) => name }),
});

/** Reports of which nothing can be trusted but what steps are called. */
export const hostileReport: fc.Arbitrary<Report> = fc.record(
  {
    findings: fc.array(hostileFinding, { maxLength: 4 }),
    contracts: fc.array(hostileText, { maxLength: 2 }),
    summary,
    coverage: fc.array(
      fc.record({ contract: hostileText, ...constraints, missing: fc.array(hostileText, { maxLength: 3 }) }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['findings'], noNullPrototype: true },
);
