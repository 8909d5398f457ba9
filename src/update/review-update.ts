import path from 'node:path';
import type { Comparison } from '../compare/compare.ts';
import type { Reaches } from '../compare/reach.ts';
import { linesThatDoNotCompile } from '../uses/lines-that-do-not-compile.ts';
import { reachOfChanges } from '../uses/reach-of-changes.ts';
import { readPolicy } from '../compare/policy-file.ts';
import { reviewContracts } from '../compare/review.ts';
import type { Contract } from '../contract/contract.ts';
import { specFolder } from '../contract/find.ts';
import { loadContract } from '../contract/load.ts';
import { judgeOverlays } from '../contract/overlay-judgement.ts';
import { traceOverlays, type OverlayTrace } from '../contract/overlay-trace.ts';
import { ExpectedError } from '../expected-error.ts';
import type { Finding } from '../finding.ts';
import { touchedOperations } from '../verify/touched-operations.ts';
import { publishedPlace, type FetchedContract } from '../upstream/published-place.ts';
import { giveWay } from './give-way.ts';

/** Where the old and the new contract are. */
export interface ReviewPlace {
  /** The project's absolute folder. */
  readonly root: string;
  /** The absolute folder that holds the new contract in its `spec/`. */
  readonly staged: string;
  /** The day, as `2026-01-31`. */
  readonly today: string;
  /** What the new one is made of. */
  readonly fetched: FetchedContract;
  /** Ends it between two of its parts when it aborts. */
  readonly stop?: AbortSignal;
}

/** What is to be said of a new contract beside the old one. */
export interface UpdateReview {
  /** The new contract; nothing when overlays do not fit it. */
  readonly head: Contract | undefined;
  /** What changed; nothing where the old contract cannot be loaded. */
  readonly comparison: Comparison | undefined;
  /** Whom each change reaches, where consumers are known. */
  readonly reaches: Reaches;
  /** The titles of the operations that are new or changed; nothing where that is not known. */
  readonly touched: readonly string[] | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Compares a contract with what it would be, and judges its overlays by both. Overlay actions that do not
 * fit are left out of the comparison: what upstream changed is said all the same.
 *
 * @throws ExpectedError when the new contract cannot be loaded for another reason; the reason of `stop`
 */
export async function reviewUpdate(name: string, place: ReviewPlace): Promise<UpdateReview> {
  const { root, staged, today, fetched, stop } = place;
  const present = await loadTraced(root, name).catch(expected);
  const before = present instanceof ExpectedError ? undefined : present;
  await giveWay(stop);
  const after = await loadTraced(staged, name).catch((error: unknown) => {
    throw fetchedInVain(expected(error), fetched);
  });
  await giveWay(stop);
  const policy = await readPolicy(root);
  // What was approved since a release is in place already, and no change any more.
  const reachOf = before && (await reachOfChanges(before.contract, after.contract, { root }));
  const judged = {
    policy,
    today,
    heedVersion: true,
    superfluous: 'none',
    ...(reachOf && { reachOf }),
  } as const;
  const review = before && reviewContracts(before.contract, after.contract, judged);
  await giveWay(stop);
  const overlays = judgeOverlays(name, before?.trace, after.trace);
  return {
    head: after.trace.misfits.length === 0 ? after.contract : undefined,
    comparison: review?.comparison,
    reaches: review?.reaches ?? new Map(),
    touched: before && touchedOperations(before.contract, after.contract).map(({ title }) => title),
    findings: [
      ...(present instanceof ExpectedError ? [nothingToCompare(name, present)] : []),
      ...(review?.findings ?? []),
      ...(before && (review?.comparison.changes.length ?? 0) > 0
        ? await linesThatDoNotCompile(root, before.contract, after.contract)
        : []),
      ...overlays,
    ],
  };
}

interface Traced {
  readonly contract: Contract;
  readonly trace: OverlayTrace;
}

async function loadTraced(root: string, name: string): Promise<Traced> {
  const { observer, trace } = traceOverlays();
  const contract = await loadContract(path.join(root, specFolder, name), { root, overlays: observer });
  return { contract, trace };
}

function expected(error: unknown): ExpectedError {
  if (error instanceof ExpectedError) return error;
  throw error;
}

function fetchedInVain(error: ExpectedError, fetched: FetchedContract): ExpectedError {
  const { location, words } = publishedPlace(error.location, fetched);
  const message = `what upstream is now cannot be used: ${error.message}${words}`;
  return new ExpectedError(message, { location, help: error.help, cause: error });
}

function nothingToCompare(name: string, { message, location }: ExpectedError): Finding {
  return {
    rule: 'update/nothing-to-compare',
    severity: 'warning',
    message: `The contract cannot be loaded as it is, so what changed is not known: ${message}`,
    contract: name,
    pointer: '',
    ...(location && { location }),
    help: 'Look at the difference that git shows.',
  };
}
