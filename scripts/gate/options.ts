import { duration } from '../command/duration.ts';
import { flag, optional, text, type Values } from '../command/option.ts';
import { percent } from '../command/percent.ts';
import { isForMachines, reportOptions } from '../command/reports.ts';
import type { CommandContext } from '../command/command.ts';
import { ExpectedError } from '../../src/expected-error.ts';
import { baselineOptions } from '../verify/baseline.ts';
import { shardWord } from '../verify/words.ts';

/** The options of `openapi-contract gate`. */
export const gateOptions = {
  base: optional({
    placeholder: 'REV',
    description: 'Compare with the contracts at this git revision; what breaks fails.',
    complete: 'revision',
    parse: text,
  }),
  'require-coverage': optional({
    placeholder: 'PERCENT',
    description: 'Fail when fewer constraints are exercised on both sides.',
    parse: percent,
  }),
  budget: optional({
    placeholder: 'TIME',
    description:
      'Time to verify one contract in, such as 90s or 5m; 2m by default. What changed comes first.',
    parse: duration,
  }),
  shard: optional({
    placeholder: 'K/N',
    description: 'Do the K-th of N parts of the work, which other machines share; --json is for --merge.',
    parse: shardWord,
  }),
  merge: flag(
    'Run nothing; the arguments are what shards wrote by --json, to be one report and one verdict.',
  ),
  ...baselineOptions,
  'no-cache': flag('Run every step, also on contracts that passed and have not changed since.'),
  ...reportOptions,
};

/** What was chosen of them. */
export type GateChoice = Values<typeof gateOptions>;

/** Throws an ExpectedError for options that mean nothing together. */
export function checkChoice(chosen: GateChoice, context: CommandContext): void {
  const { shard, merge: isMerge } = chosen;
  const given = Object.entries(chosen).flatMap(([name, value]) =>
    value === undefined || value === false ? [] : [name],
  );
  const useless = given.find((name) => (isMerge ? ofRuns : shard ? ofWholes : none).has(name));
  if (useless !== undefined) {
    const other = isMerge ? '--merge' : '--shard';
    throw new ExpectedError(`--${useless} was given with ${other}`, {
      help: isMerge
        ? 'Give it to the shards: a merge runs nothing.'
        : 'Give it to --merge: a part says nothing of the whole.',
    });
  }
  if (shard !== undefined && !isForMachines(context, chosen)) {
    throw new ExpectedError('--shard was given without a report for --merge', {
      help: `Add one: --reporter json --output-file shards/${shard.index}.json.`,
    });
  }
}

const ofRuns = new Set(['base', 'budget', 'shard', 'no-cache']);
const ofWholes = new Set(['require-coverage', 'write-baseline']);
const none: ReadonlySet<string> = new Set();
