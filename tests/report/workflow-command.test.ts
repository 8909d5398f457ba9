import { error } from '@actions/core';
import { fc, test as property } from '@fast-check/vitest';
import { expect, vi } from 'vitest';
import { workflowCommand } from '../../src/report/workflow-command.ts';
import { commandsIn } from './github-runner.ts';
import { hostileText } from './hostile.ts';

/** What GitHub's own toolkit prints. */
function printed(
  message: string,
  properties: { title: string; file: string; line: number; col: number },
): string {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const { line: startLine, col: startColumn, ...rest } = properties;
    error(message, { ...rest, startLine, startColumn });
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}

const someText = hostileText.map((text) => `x${text}`);
const properties = fc.record({
  title: someText,
  file: someText,
  line: fc.integer({ min: 1 }),
  col: fc.integer({ min: 1 }),
});

property.prop([hostileText, properties])(
  'writes what the toolkit writes, and the runner reads it back',
  (message, given) => {
    const { title, file, line, col } = given;
    const command = workflowCommand('error', { title, file, line, col }, message);
    expect(`${command}\n`).toBe(printed(message, given));
    expect(commandsIn(command)).toMatchObject([
      { name: 'error', message, properties: { file, line: `${line}` } },
    ]);
  },
);
