import type { Comparison } from '../compare/compare.ts';
import type { Reaches } from '../compare/reach.ts';
import type { Finding } from '../finding.ts';
import { runGate, type GateReport } from '../gate/gate.ts';
import { toError } from '../gate/step-message.ts';
import { lint } from '../gate/steps/lint.ts';
import { types } from '../gate/steps/types.ts';
import { verify } from '../gate/steps/verify.ts';
import { generateFiles } from '../generate/generate.ts';
import { generationOf } from '../generate/generation.ts';
import { changeFiles } from '../transaction/change-files.ts';
import { fileFailure } from '../files/failure.ts';
import { makeStaging, removeStaging } from '../transaction/staging.ts';
import { changelogChange } from './changelog-change.ts';
import { differing } from './differing.ts';
import type { News } from './fetch-news.ts';
import { generatedChanges } from './generated-changes.ts';
import { giveWay } from './give-way.ts';
import { reviewUpdate } from './review-update.ts';
import { stageContract, stageFiles } from './stage-contract.ts';
import type { UpdateOptions } from './update-options.ts';

/** What became of a contract. */
export interface Update {
  readonly contract: string;
  /**
   * `same`: there is nothing new. `changed`: it was brought up to date, or would have been but for a
   * dry run. `refused`: overlays do not fit what upstream is now, and nothing was written.
   */
  readonly outcome: 'same' | 'changed' | 'refused';
  /** What changed; nothing where there was no older contract that could be loaded. */
  readonly comparison?: Comparison;
  /** Whom each change reaches, where consumers are known. */
  readonly reaches?: Reaches;
  readonly findings: readonly Finding[];
  /** How the new contract fared in the steps of the gate that judge it alone. */
  readonly gate?: GateReport;
  /** The files that were written or removed, or would have been, relative to the project. */
  readonly files: readonly string[];
}

/** The steps of the gate that judge a contract which is not in place yet, besides verify. */
const trials = [types, lint];

/**
 * Tries a contract with what upstream is now, in a folder of its own, and puts it in place.
 *
 * @throws ExpectedError when it cannot be loaded, a step crashes, or nothing can be written
 */
export async function adopt(name: string, news: News, options: UpdateOptions): Promise<Update> {
  const { root } = options;
  const staging = await makeStaging(root).catch((error: unknown) => {
    throw fileFailure(error, root, unchanged);
  });
  try {
    return await adoptFrom(staging.folder, name, news, options);
  } catch (error) {
    throw fileFailure(error, staging.folder, unchanged);
  } finally {
    await removeStaging(staging);
  }
}

const unchanged = 'nothing was changed';

async function adoptFrom(staged: string, name: string, news: News, options: UpdateOptions): Promise<Update> {
  const { root, today, dryRun = false, verify: isVerified = true, stop, onStep } = options;
  await giveWay(stop);
  await stageContract(root, staged, name, news.changes);
  const review = await reviewUpdate(name, { root, staged, today, fetched: news.fetched, stop });
  const { comparison, reaches } = review;
  const about = { contract: name, ...(comparison && { comparison, reaches }) };
  const findings = [...news.edits.map(replaced), ...review.findings];
  if (!review.head) return { ...about, outcome: 'refused', findings, files: [] };
  await giveWay(stop);
  const files = await generateFiles(review.head, await generationOf(root, name));
  const generated = await generatedChanges(root, name, files);
  await stageFiles(staged, generated);
  const { touched: operations } = review;
  // What did not change behaves as it did: of a thousand operations a release touches a few.
  const steps = isVerified && operations?.length !== 0 ? [...trials, verify] : trials;
  const gate = await runGate({ root, staged, names: [name], steps, operations, stop, onStep });
  stop?.throwIfAborted();
  for (const { failure } of gate.failures) throw toError(failure);
  const changelog = comparison ? await changelogChange(root, comparison, today, reaches) : [];
  const changes = [...news.changes, ...changelog, ...generated];
  const written = dryRun
    ? (await differing(root, changes)).map(({ path }) => path)
    : await changeFiles(root, changes, { stop });
  return { ...about, outcome: 'changed', findings: [...findings, ...gate.findings], gate, files: written };
}

function replaced(edit: Finding): Finding {
  return {
    ...edit,
    severity: 'warning',
    message: `${edit.message}; what upstream ships takes its place`,
    help: 'Put what was written there by hand in an overlay: git has it, if it was committed.',
  };
}
