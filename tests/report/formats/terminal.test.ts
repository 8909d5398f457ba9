import { stripVTControlCharacters } from 'node:util';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { escapeControls } from '../../../src/report/control-characters.ts';
import { terminal } from '../../../src/report/formats/terminal.ts';
import { finding } from '../findings.ts';

const plain = { color: false };

test('groups by contract and file, worst first, with evidence and help', () => {
  const findings = [
    finding({
      severity: 'warning',
      message: 'Later.',
      location: { file: 'spec/pets/openapi.yaml', line: 9, column: 1 },
    }),
    finding({
      message: 'The answer does not fit.',
      rule: 'verify/response-body',
      evidence: [
        { label: 'curl', value: 'curl http://127.0.0.1/pets' },
        { label: 'response', value: 'HTTP 200\n\n{"id":1}\n' },
        { label: 'value', value: { id: 1 } },
      ],
      help: 'Mend the schema.',
    }),
    finding({
      message: 'In the overlay.',
      location: { file: 'spec/pets/rules.overlay.yaml', line: 2, column: 3 },
    }),
    finding({
      contract: 'zoo',
      severity: 'information',
      message: 'No place.',
      pointer: '',
      location: undefined,
    }),
  ];
  expect(terminal.write({ findings }, plain)).toBe(`pets (spec/pets/openapi.yaml)
  spec/pets/openapi.yaml:3:5 error The answer does not fit. verify/response-body
    curl: curl http://127.0.0.1/pets
    response:
      HTTP 200
      
      {"id":1}
    value: {"id":1}
    help: Mend the schema.
  spec/pets/openapi.yaml:9:1 warning Later. lint/rule

pets (spec/pets/rules.overlay.yaml)
  spec/pets/rules.overlay.yaml:2:3 error In the overlay. lint/rule

zoo
  zoo information No place. lint/rule

2 errors, 1 warning, 1 information
`);
});

test('says that there is nothing', () => {
  expect(terminal.write({ findings: [] }, plain)).toBe('no findings\n');
});

test('colours change nothing but the look', () => {
  const report = { findings: [finding({ help: 'Do this.' })] };
  const colored = terminal.write(report, { color: true });
  expect(colored).not.toBe(terminal.write(report, plain));
  expect(stripVTControlCharacters(colored)).toBe(terminal.write(report, plain));
});

property.prop([fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })])(
  'no text of a stranger reaches the terminal as a control, nor starts a line of its own',
  (hostile, other) => {
    const findings = [finding({ message: hostile, rule: other, contract: other, help: hostile })];
    const written = terminal.write({ findings }, plain);
    expect(escapeControls(written)).toBe(written);
    expect(written.split('\n')).toHaveLength(6);
  },
);
