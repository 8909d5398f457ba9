import type { Finding } from '../../src/finding.ts';
import type { Json } from '../../src/json.ts';
import { json } from '../../src/report/formats/json.ts';
import { terminal } from '../../src/report/formats/terminal.ts';
import { exitCodes, type CommandContext, type ExitCode } from './command.ts';

/** Prints findings in the way that was asked for. `details` is what machines get besides them. */
export function printFindings(
  context: CommandContext,
  findings: readonly Finding[],
  details: Readonly<Record<string, Json>> = {},
): void {
  const format = context.json ? json : terminal;
  context.print(format.write({ findings, details }, { color: context.color }));
}

/** The exit code for findings: errors fail, warnings and information do not. */
export function exitCodeFor(findings: readonly Finding[]): ExitCode {
  return findings.some(({ severity }) => severity === 'error') ? exitCodes.findings : exitCodes.clean;
}
