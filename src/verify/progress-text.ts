import type { Round, Tally } from './tally.ts';

/** When a run is looked at. */
export interface Moment {
  /** Seconds since the run began. */
  readonly seconds: number;
  /** Seconds that the run may take in all; any by default. */
  readonly budget?: number | undefined;
}

/** How far a run has come, in a line: `operation 12 of 40, 350 cases/s, 2 findings, about 40 s left`. */
export function progressText(tally: Tally, moment: Moment): string {
  const { cases, findings } = tally;
  const rate = moment.seconds > 0 ? Math.round(cases / moment.seconds) : 0;
  return [
    placeText(tally),
    `${rate} cases/s`,
    `${findings} ${findings === 1 ? 'finding' : 'findings'}`,
    ...timeText(tally, moment),
  ].join(', ');
}

const roundWords: Readonly<Record<Round, string>> = {
  cases: '',
  sequences: 'sequences of ',
  random: 'random requests of ',
};

function placeText({ round, begun, operations }: Tally): string {
  const words = roundWords[round];
  const place = `operation ${begun} of ${operations}`;
  return words === '' ? place : `${words}${place}`;
}

/** What is left of the time that is allowed, else of the time that the rest takes at this pace. */
function timeText({ round, begun, operations }: Tally, { seconds, budget }: Moment): readonly string[] {
  const rest =
    round === 'cases' && begun > 1 ? (seconds / (begun - 1)) * (operations - begun + 1) : undefined;
  if (budget !== undefined) {
    const left = Math.max(budget - seconds, 0);
    return [`at most ${span(rest === undefined ? left : Math.min(rest, left))} left`];
  }
  return rest === undefined ? [] : [`about ${span(rest)} left`];
}

/** `40 s`, `3 min`, `2 h`: no more exact than one can know. */
function span(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}
