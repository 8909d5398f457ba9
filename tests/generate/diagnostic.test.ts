import { expect, test } from 'vitest';
import { parseDiagnostics } from '../../src/generate/diagnostic.ts';

test.each([
  ['', []],
  ['Found nothing.\n', []],
  [
    "a/b (1).ts(3,14): error TS2322: Type 'x' is not assignable.\r\n  Because of this.\n    And that.\nc.ts(1,1): error TS1005: ';' expected.\n",
    [
      {
        file: 'a/b (1).ts',
        line: 3,
        column: 14,
        code: 'TS2322',
        message: "Type 'x' is not assignable.\n  Because of this.\n    And that.",
      },
      { file: 'c.ts', line: 1, column: 1, code: 'TS1005', message: "';' expected." },
    ],
  ],
  [
    "error TS5083: Cannot read file 'x'.\n",
    [{ file: undefined, line: 1, column: 1, code: 'TS5083', message: "Cannot read file 'x'." }],
  ],
])('%j', (output, diagnostics) => {
  expect(parseDiagnostics(output)).toEqual(diagnostics);
});
