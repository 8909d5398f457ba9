import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError } from '../../src/expected-error.ts';
import type { Finding } from '../../src/finding.ts';
import { applyBaseline, type KnownFailure } from '../../src/verify/baseline.ts';
import { baselineText, parseBaseline } from '../../src/verify/baseline-file.ts';
import type { CommandContext } from '../command/command.ts';
import { writeWhole } from '../command/write-whole.ts';
import type { Verified } from '../command/coverage.ts';
import { flag, optional, text as anyText, type Options, type Values } from '../command/option.ts';

/** How many days a failure that is written down for the first time is borne. */
const patience = 90;
const dayInMilliseconds = 24 * 60 * 60 * 1000;

/** The options by which known failures fail nothing. */
export const baselineOptions = {
  baseline: optional({
    placeholder: 'FILE',
    description: 'Known failures, each with a reason and the day until which it fails nothing.',
    parse: anyText,
    complete: 'file',
  }),
  'write-baseline': flag('Write the failures of this run into the file that --baseline names.'),
} as const satisfies Options;

/** What was chosen of baselines on the command line. */
export type BaselineChoice = Values<typeof baselineOptions>;

/** The known failures of the file that was named; reading comes first, so that a bad file costs no run. */
export async function readBaseline(
  { baseline, 'write-baseline': isWritten }: BaselineChoice,
  root: string,
): Promise<readonly KnownFailure[]> {
  if (baseline === undefined && isWritten) {
    throw new ExpectedError('--write-baseline was given without --baseline', {
      help: 'Name the file: --baseline FILE --write-baseline.',
    });
  }
  if (baseline === undefined) return [];
  const text = await readFile(path.resolve(root, baseline), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && isWritten) return undefined;
    throw new ExpectedError(`The baseline ${baseline} cannot be read (${error.code ?? error.message})`, {
      help: 'Name a file that is there, or let --write-baseline write it.',
    });
  });
  return text === undefined ? [] : parseBaseline(text, baseline);
}

/** Writes every error among the findings down as known, and gives what is known then. */
export async function writeBaseline(
  findings: readonly Finding[],
  known: readonly KnownFailure[],
  { file, tried }: { readonly file: string; readonly tried: (failure: KnownFailure) => boolean },
  context: CommandContext,
): Promise<readonly KnownFailure[]> {
  const fresh = { reason: 'not looked into yet', expires: dayAfter(patience) };
  const text = baselineText(findings, known, fresh, tried);
  await writeWhole(context.root, file, text);
  context.say(`${file}: written; say in it why each failure may stay\n`);
  return parseBaseline(text, file);
}

/** The findings in the light of what is known, after writing it down if that was chosen. */
export async function judgeByBaseline(
  findings: readonly Finding[],
  known: readonly KnownFailure[],
  verified: readonly Verified[],
  choice: BaselineChoice,
  context: CommandContext,
): Promise<readonly Finding[]> {
  const today = dayAfter(0);
  const tried = (failure: KnownFailure): boolean => wasTried(failure, verified);
  if (choice.baseline === undefined) return findings;
  if (!choice['write-baseline']) return applyBaseline(findings, known, { today, tried });
  const now = await writeBaseline(findings, known, { file: choice.baseline, tried }, context);
  return applyBaseline(findings, now, { today, tried });
}

function wasTried({ contract, operation }: KnownFailure, verified: readonly Verified[]): boolean {
  const report = verified.find((each) => each.contract === contract)?.report;
  if (!report?.complete) return false;
  const isWhole = report.operations.length === report.allOperations;
  return isWhole || (operation !== undefined && report.operations.includes(operation));
}

function dayAfter(days: number): string {
  return new Date(Date.now() + days * dayInMilliseconds).toISOString().slice(0, 10);
}
