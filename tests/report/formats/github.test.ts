import { test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { github } from '../../../src/report/formats/github.ts';
import { terminal } from '../../../src/report/formats/terminal.ts';
import type { Finding } from '../../../src/finding.ts';
import type { Report } from '../../../src/report/report.ts';
import { toJsonText } from '../../../src/report/json-text.ts';
import { finding } from '../findings.ts';
import { commandsIn } from '../github-runner.ts';
import { hostileReport, hostileText } from '../hostile.ts';
import { failedGate } from '../summaries.ts';

const plain = { color: false };

test('annotates, and folds the whole text in the log', () => {
  const findings = [
    finding({ severity: 'warning', message: 'Later.', location: undefined, operation: 'GET /pets' }),
    finding({
      message: '100% wrong.',
      evidence: [
        { label: 'replay', value: 'run it' },
        { label: 'response', value: 'HTTP 200\n\n{}' },
      ],
      help: 'Mend it.',
    }),
  ];
  expect(github.write({ findings }, plain))
    .toBe(`::error file=spec/pets/openapi.yaml,line=3,col=5,title=lint/rule pets::100%25 wrong.%0Areplay: run it%0Ahelp: Mend it.
::warning title=lint/rule pets::Later.%0AGET /pets
::group::1 error, 1 warning
${terminal.write({ findings }, plain)}::endgroup::
`);
});

test('annotates what could not be loaded, or crashed', () => {
  const written = github.write({ findings: [], summary: failedGate }, plain);
  expect(commandsIn(written)[0]).toEqual({
    name: 'error',
    properties: { file: 'spec/zoo/openapi.yaml', line: '7', col: '3', title: 'zoo' },
    message: 'The mock died.\nspec/zoo/openapi.yaml:7:3\nhelp: See its log.',
  });
});

test.each([
  [10, 10, 'Something is wrong.'],
  [11, 10, '2 more errors in the log of this step'],
  [500, 10, '491 more errors in the log of this step'],
])('of %i errors GitHub gets %i annotations, the last of them: %3$s', (many, shown, last) => {
  const findings = Array.from({ length: many }, (_, line) =>
    finding({ location: { file: 'a', line, column: 1 } }),
  );
  const errors = commandsIn(github.write({ findings }, plain)).filter(({ name }) => name === 'error');
  expect(errors).toHaveLength(shown);
  expect(errors.at(-1)?.message).toBe(last);
});

test('each kind of annotation has ten places of its own', () => {
  const severities = ['error', 'warning', 'information'] as const;
  const findings = severities.flatMap((severity) =>
    Array.from({ length: 20 }, (): Finding => finding({ severity })),
  );
  const names = commandsIn(github.write({ findings }, plain)).map(({ name }) => name);
  expect(names.filter((name) => name === 'error')).toHaveLength(10);
  expect(names.filter((name) => name === 'warning')).toHaveLength(10);
  expect(names.filter((name) => name === 'notice')).toHaveLength(10);
});

property.prop([hostileReport])('the runner obeys what was meant and nothing else', (report) => {
  const names = commandsIn(github.write(report, plain)).map(({ name }) => name);
  expect(names).toEqual([...annotationsOf(report), 'group', 'endgroup']);
});

property.prop([hostileReport, hostileText])(
  'nothing else that is printed makes the runner do anything',
  (report, text) => {
    expect(commandsIn(terminal.write(report, plain))).toEqual([]);
    expect(commandsIn(toJsonText({ [text]: text, report: report.findings }))).toEqual([]);
  },
);

function annotationsOf({ findings, summary }: Report): string[] {
  const severities = findings.map(({ severity }) => severity);
  return [
    ...(summary?.contracts ?? []).flatMap(({ failure }) => (failure ? ['error'] : [])),
    ...severities.filter((severity) => severity === 'error'),
    ...severities.filter((severity) => severity === 'warning'),
    ...severities.filter((severity) => severity === 'information').map(() => 'notice'),
  ];
}
