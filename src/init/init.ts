import type { Contract } from '../contract/contract.ts';
import type { FileChange } from '../transaction/file-change.ts';
import { sourceText } from '../upstream/source.ts';
import { sourceOf } from '../upstream/source-of.ts';
import type { CiChoice, HookChoice } from './choices.ts';
import { ciPlaces } from './ci-places.ts';
import { contractPlaces } from './contract-places.ts';
import type { Description } from './description.ts';
import { foreignFolders } from './foreign-folders.ts';
import type { PlannedPlace } from './planned-place.ts';
import { type Outfit, projectPlaces } from './project-places.ts';
import type { Project } from './project.ts';

/** What a project is to be given. */
export interface InitWishes extends Outfit {
  /** The contract's name. */
  readonly name: string;
  readonly description: Description;
  /** The day, as `2026-11-23`. */
  readonly today: string;
  readonly ci: CiChoice;
  readonly hook: HookChoice;
}

/** What becomes of a project when it is given a contract. */
export interface InitPlan {
  readonly contract: Contract;
  readonly places: readonly PlannedPlace[];
  readonly changes: readonly FileChange[];
}

/**
 * Plans how a project gets a contract and all that goes with it. Nothing is written, and what is there
 * is planned to stay: files are added, and package.json and git's files get what they lack.
 *
 * @throws ExpectedError when the description makes no contract, or a file cannot be understood
 */
export async function planInit(project: Project, wishes: InitWishes): Promise<InitPlan> {
  const { root } = project;
  const { name, description, ci, hook, today } = wishes;
  const source = sourceText(sourceOf(description.address, description.upstream, today));
  const spec = await contractPlaces(root, name, description, source);
  const places = [
    ...spec.places,
    ...(await foreignFolders(root)),
    ...(await projectPlaces(project, wishes)),
    ...(await ciPlaces(project, [ci, hook], spec.contract.operations.length)),
  ];
  return { contract: spec.contract, places, changes: places.flatMap(({ changes }) => changes) };
}
