import type { reportFormats } from '../../src/report/formats.ts';
import { ExpectedError } from '../../src/expected-error.ts';
import { didYouMean } from './suggestion.ts';

/** What a reporter is called on the command line. */
export type ReporterName = keyof typeof reportFormats;

/** How a reporter may be used. */
interface Reporter {
  /** Whether its text is one document, which no other text may stand beside. */
  readonly isDocument: boolean;
  /** Whether it is read where neither the project nor the run is at hand. */
  readonly isRemote?: boolean;
}

/** The report formats as the command line knows them: the formats themselves are loaded when something is reported. */
export const reporters: Readonly<Record<ReporterName, Reporter>> = {
  terminal: { isDocument: false },
  json: { isDocument: true, isRemote: true },
  junit: { isDocument: true },
  sarif: { isDocument: true },
  github: { isDocument: false },
  markdown: { isDocument: true },
  html: { isDocument: true, isRemote: true },
};

/** What reporters are called. */
export const reporterNames = Object.keys(reporters) as readonly ReporterName[];

/** Takes the name of a reporter. */
export function reporterName(given: string): ReporterName {
  const name = reporterNames.find((each) => each === given);
  if (name !== undefined) return name;
  const help = [didYouMean(given, reporterNames), `Reporters: ${reporterNames.join(', ')}.`];
  throw new ExpectedError(`"${given}" is no reporter`, {
    help: help.filter((sentence) => sentence !== undefined).join(' '),
  });
}
