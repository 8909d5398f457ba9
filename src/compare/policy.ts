import { ExpectedError } from '../expected-error.ts';
import { isObject, textOf, type Json, type JsonObject } from '../json.ts';
import type { SourceLocation } from '../source-location.ts';
import type { SourceFile } from '../contract/source-file.ts';
import type { Approval } from './approvals.ts';
import type { ChangeSeverity } from './change.ts';
import { catalogue } from './catalogue.ts';
import { nearest } from '../nearest.ts';
import { rules } from './rules.ts';
import type { Severities } from './severities.ts';
import { typesRule } from './types/types-rule.ts';

/** What a project decided about changes. */
export interface Policy {
  readonly approvals: readonly Approval[];
  readonly severities: Severities;
  /**
   * Whether all consumers are known: then what breaks none of them is no error, and what may break one is. Otherwise
   * there may be others, and a severity says what is true of anybody.
   */
  readonly allConsumersKnown?: boolean;
}

/** The policy of a project that decided nothing. */
export const noPolicy: Policy = { approvals: [], severities: {} };

const severities: readonly ChangeSeverity[] = ['breaking', 'dangerous', 'safe'];

const fields: ReadonlySet<string> = new Set(['approvals', 'severities', 'consumers']);

/**
 * Reads a policy from a file with `approvals` (a list of `change`, `reason`, `until`, and `operation`,
 * `pointer` and `contract` where it is meant for one), `severities` (a map from rules or changes to severities), and
 * `consumers: complete` where all of them are known.
 *
 * @throws ExpectedError, located, at the first entry that cannot be meant
 */
export function policyFrom(file: SourceFile): Policy {
  const { value } = file;
  if (value === null) return noPolicy;
  if (!isObject(value)) fail(file.locate([]), 'it holds no `approvals` and no `severities`');
  const unknown = Object.keys(value).find((key) => !fields.has(key));
  if (unknown !== undefined) fail(file.locate([unknown]), `it may not hold ${JSON.stringify(unknown)}`);
  const { approvals = [], severities: chosen = {}, consumers } = value;
  if (consumers !== undefined && consumers !== 'complete')
    fail(file.locate(['consumers']), '`consumers` can only be `complete`: all of them are known');
  if (!Array.isArray(approvals)) fail(file.locate(['approvals']), '`approvals` must be a list');
  if (!isObject(chosen)) fail(file.locate(['severities']), '`severities` must be a map');
  return {
    approvals: approvals.map((entry, index) =>
      approvalFrom(entry, file.locate(['approvals', String(index)])),
    ),
    severities: severitiesFrom(chosen, file),
    ...(consumers === 'complete' && { allConsumersKnown: true }),
  };
}

function approvalFrom(entry: Json, location: SourceLocation): Approval {
  if (!isObject(entry)) return fail(location, 'an approval must be a map');
  const [change, reason, until] = ['change', 'reason', 'until'].map((field) => textOf(entry[field]));
  if (!change) return fail(location, 'an approval needs the id of a `change`');
  if (!reason) return fail(location, 'an approval needs a `reason`');
  if (!until || !isDay(until)) return fail(location, 'an approval needs a last day: `until: 2026-01-31`');
  checkChange(change, location);
  return {
    change,
    reason,
    until,
    location,
    operation: optional(entry, 'operation'),
    pointer: optional(entry, 'pointer'),
    contract: optional(entry, 'contract'),
  };
}

function optional(entry: JsonObject, field: string): string | undefined {
  return textOf(entry[field]) || undefined;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

function severitiesFrom(chosen: JsonObject, file: SourceFile): Severities {
  const entries = Object.entries(chosen).map(([name, value]): [string, ChangeSeverity] => {
    const severity = severities.find((known) => known === value);
    const location = file.locate(['severities', name]);
    if (!severity) return fail(location, `a severity is one of ${severities.join(', ')}`);
    if (!name.includes('.') && name !== typesRule && !rules.some((rule) => rule.name === name))
      return fail(location, `there is no rule ${JSON.stringify(name)}`);
    if (name.includes('.')) checkChange(name, location);
    return [name, severity];
  });
  return Object.fromEntries(entries);
}

/** A change that cannot be told would never be met: a mistake in writing is said at once. */
function checkChange(id: string, location: SourceLocation): void {
  const ids = catalogue.map((entry) => entry.id);
  if (ids.includes(id)) return;
  const meant = nearest(id, ids);
  const hint = meant === undefined ? '' : `; ${JSON.stringify(meant)} is meant?`;
  fail(location, `there is no change ${JSON.stringify(id)}${hint}`);
}

function fail(location: SourceLocation, problem: string): never {
  throw new ExpectedError(`this policy cannot be used: ${problem}`, {
    location,
    help: 'See docs/compare.md for what it may hold.',
  });
}
