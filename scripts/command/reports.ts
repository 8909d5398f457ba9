import path from 'node:path';
import { ExpectedError } from '../../src/expected-error.ts';
import type { Finding } from '../../src/finding.ts';
import type { Report, ReportFormat, ReportOptions } from '../../src/report/report.ts';
import type { OwnFacts } from './run-facts.ts';
import { repositoryOf } from '../../src/repository.ts';
import type { CommandContext } from './command.ts';
import { flag, repeated, type Options, type Values } from './option.ts';
import { outputFile, writeOutputFile } from './output-file.ts';
import { reporterName, reporterNames, reporters, type ReporterName } from './reporters.ts';

/** The options by which every command that reports is told how, and where to. */
export const reportOptions = {
  reporter: repeated({
    placeholder: 'NAME',
    description: `How to report: ${reporterNames.join(', ')}. --json means --reporter json.`,
    values: reporterNames,
    parse: reporterName,
  }),
  'output-file': repeated({
    placeholder: '[NAME=]FILE',
    description: 'Where the report of a reporter goes, instead of standard output.',
    complete: 'file',
    parse: outputFile,
  }),
  verbose: flag('Show people every finding, also those that say the same of many operations.'),
} as const satisfies Options;

/** What was chosen of reports on the command line. */
export type ReportChoice = Values<typeof reportOptions>;

/** One report: how, and where to. */
interface Destination {
  readonly reporter: ReporterName;
  /** As it was written; standard output when absent. */
  readonly file?: string;
}

/**
 * Throws an ExpectedError when reports cannot go where they were sent: called before any work, which would
 * be lost otherwise.
 */
export function checkReports(context: Pick<CommandContext, 'json' | 'root'>, chosen: ReportChoice): void {
  const destinations = destinationsOf(context, chosen);
  refuseSharedOutput(destinations);
  refuseSharedFiles(destinations, context.root);
}

/** Whether a report is written for machines, as JSON. */
export function isForMachines(context: Pick<CommandContext, 'json'>, chosen: ReportChoice): boolean {
  return destinationsOf(context, chosen).some(({ reporter }) => reporter === 'json');
}

/** Whether text for people is wanted on standard output: the terminal format goes there. */
export function isForPeople(context: Pick<CommandContext, 'json'>, chosen: ReportChoice): boolean {
  return destinationsOf(context, chosen).some(
    ({ reporter, file }) => reporter === 'terminal' && file === undefined,
  );
}

/**
 * Writes a report in every way that was asked for, first to standard output. `isShown` says which findings
 * people see who did not ask for all; machines get everything. `terminalText` writes what is for a terminal in a
 * command's own way.
 *
 * @throws ExpectedError when a file cannot be written, and as `checkReports` does
 */
export async function writeReports(
  context: CommandContext,
  chosen: ReportChoice,
  report: ReportToWrite,
  isShown: (finding: Finding) => boolean = () => true,
  terminalText?: (report: Report, options: ReportOptions) => string,
): Promise<void> {
  checkReports(context, chosen);
  const { reportFormats } = await import('../../src/report/formats.ts');
  const destinations = destinationsOf(context, chosen);
  const isTold = destinations.some(({ reporter }) => reporters[reporter].isRemote);
  const runnable = startable(report, context);
  const told = isTold ? await withFacts(runnable, context) : { ...runnable, run: undefined };
  const placed = { ...told, folder: folderInRepository(context.root) };
  const forPeople = { ...placed, findings: told.findings.filter(isShown) };
  for (const { reporter, file } of destinations.toSorted(outputFirst)) {
    const format = reportFormats[reporter];
    const seen = format.audience === 'people' ? forPeople : placed;
    const write: ReportFormat['write'] = (seenReport, options) =>
      reporter === 'terminal' && terminalText
        ? terminalText(seenReport, options)
        : format.write(seenReport, options);
    const { verbose } = chosen;
    if (file === undefined) context.print(write(seen, { color: context.color, verbose }));
    else await writeOutputFile(context.root, file, write(seen, { color: false, verbose }));
  }
}

/** A report whose replay lines begin with what started this run. */
function startable(report: ReportToWrite, { program = bare }: CommandContext): ReportToWrite {
  if (program === bare) return report;
  return { ...report, findings: report.findings.map((finding) => startedBy(program, finding)) };
}

function startedBy(program: string, finding: Finding): Finding {
  const evidence = finding.evidence?.map(({ label, value }) => {
    const isLine = label === 'replay' && typeof value === 'string' && value.startsWith(`${bare} `);
    return { label, value: isLine ? `${program}${value.slice(bare.length)}` : value };
  });
  return evidence ? { ...finding, evidence } : finding;
}

/** What the toolkit is called where it is on the path. */
const bare = 'openapi-contract';

/** A report with what its reader needs who has neither the project nor the run at hand. */
async function withFacts(report: ReportToWrite, context: CommandContext): Promise<Report> {
  const [{ located }, { runFacts }] = await Promise.all([import('./located.ts'), import('./run-facts.ts')]);
  const { root } = context;
  return { ...report, findings: located(root, report.findings), run: await runFacts(context, report.run) };
}

/** A report as commands give it: of the run what they alone know. */
export interface ReportToWrite extends Omit<Report, 'run'> {
  readonly run?: OwnFacts;
}

/** Empty at the top of a repository, and outside of any. */
function folderInRepository(root: string): string {
  const repository = repositoryOf(root) ?? root;
  return path.relative(repository, root).replaceAll(path.sep, '/');
}

function destinationsOf(
  { json }: Pick<CommandContext, 'json'>,
  chosen: ReportChoice,
): readonly Destination[] {
  const asked = new Set([...chosen.reporter, ...(json ? (['json'] as const) : [])]);
  const names: readonly ReporterName[] = asked.size > 0 ? [...asked] : ['terminal'];
  const filed = chosen['output-file'].map(({ reporter, file }) => ({
    reporter: reporter ?? onlyOf(names, chosen),
    file,
  }));
  const printed = names.filter((name) => filed.every(({ reporter }) => reporter !== name));
  return [...printed.map((reporter) => ({ reporter })), ...filed];
}

/** Whose report a file without a name takes: the only one there is, or the only one besides the terminal's. */
function onlyOf(names: readonly ReporterName[], { 'output-file': files }: ReportChoice): ReporterName {
  const named = new Set(files.map(({ reporter }) => reporter));
  const homeless = names.filter((name) => !named.has(name));
  const others = homeless.filter((name) => name !== 'terminal');
  const [only, ...more] = others.length > 0 ? others : homeless;
  if (only !== undefined && more.length === 0) return only;
  const file = files.find(({ reporter }) => reporter === undefined)?.file ?? 'FILE';
  throw new ExpectedError(`It is not said whose report goes to ${file}`, {
    help: `Say it: --output-file ${only ?? names[0] ?? 'json'}=${file}.`,
  });
}

function outputFirst(one: Destination, other: Destination): number {
  return Number(one.file !== undefined) - Number(other.file !== undefined);
}

function refuseSharedOutput(destinations: readonly Destination[]): void {
  const printed = destinations.filter(({ file }) => file === undefined).map(({ reporter }) => reporter);
  const document = printed.findLast((name) => reporters[name].isDocument);
  if (document === undefined || printed.length === 1) return;
  throw new ExpectedError(`The reports ${printed.join(' and ')} cannot share standard output`, {
    help: `Send what machines read to files: --output-file ${document}=FILE.`,
  });
}

function refuseSharedFiles(destinations: readonly Destination[], root: string): void {
  const files = destinations.flatMap(({ file }) => file ?? []);
  const shared = files.find((file, index) =>
    files.slice(0, index).some((other) => path.resolve(root, other) === path.resolve(root, file)),
  );
  if (shared === undefined) return;
  throw new ExpectedError(`Two reports cannot go to one file, ${shared}`, {
    help: 'Name a file for each: --output-file NAME=FILE.',
  });
}
