import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Superfluous } from '../src/compare/approvals.ts';
import type { Review, ReviewOptions } from '../src/compare/review.ts';
import { isNarrow, type Scope } from '../src/compare/scope.ts';
import type { ComparisonRecord } from '../src/change-record.ts';
import type { Contract } from '../src/contract/contract.ts';
import { ExpectedError } from '../src/expected-error.ts';
import type { Finding } from '../src/finding.ts';
import { defineCommand, exitCodes, type CommandContext } from './command/command.ts';
import { changeFindingsText } from './command/change-findings.ts';
import { comparisonText, reachLines } from './command/comparison.ts';
import { contractsFrom } from './command/contract-source.ts';
import { exitCodeFor } from './command/findings.ts';
import { isMain, main } from './command/main.ts';
import { matrixText } from './command/matrix.ts';
import { defaulted, flag, optional, repeated, text, type Values } from './command/option.ts';
import { checkReports, isForPeople, reportOptions, writeReports } from './command/reports.ts';
import { today } from './command/today.ts';
import { escapeLine } from '../src/report/control-characters.ts';
import { progressOf } from './uses/progress.ts';

const options = {
  base: optional({
    placeholder: 'REV',
    description: 'Compare the contracts in spec/, all or those named, with the git revision REV.',
    parse: text,
    complete: 'revision',
  }),
  approvals: optional({
    placeholder: 'FILE',
    description: 'What was approved, and severities of your own. Default: .compare.yaml, where it is.',
    parse: text,
    complete: 'file',
  }),
  'check-version': flag('Fail unless info.version rose as the changes ask for.'),
  types: flag(
    'Compare the generated types as well, which takes a compiler a second or two: what is safe on the wire and stops code from compiling.',
  ),
  write: flag("Put the changes on top of each contract's CHANGELOG.md."),
  all: flag('Show safe changes as well.'),
  'fail-on': defaulted(
    {
      placeholder: 'SEVERITY',
      description: 'Exit with 1 from this severity on: breaking or dangerous.',
      values: ['breaking', 'dangerous'],
      parse: failingSeverity,
    },
    'breaking',
  ),
  path: repeated({
    placeholder: 'PATTERN',
    description: 'Compare only operations of paths like this, with a star for any text.',
    parse: text,
  }),
  operation: repeated({
    placeholder: 'NAME',
    description: 'Compare only this operation, by its operationId or as "POST /pets".',
    parse: text,
  }),
  tag: repeated({ placeholder: 'TAG', description: 'Compare only operations with this tag.', parse: text }),
  'exclude-internal': flag('Compare as if what is marked x-internal were not there.'),
  'strip-prefix': repeated({
    placeholder: 'PREFIX',
    description: 'Compare paths without this beginning, as where it is the version.',
    parse: text,
  }),
  uses: repeated({
    placeholder: 'PLACE',
    description:
      'What a consumer uses, as `uses` wrote it: a file, a folder of them, or a URL, besides spec/<contract>/consumers/.',
    parse: text,
    complete: 'file',
  }),
  'no-uses': flag('Do not look whom the changes reach.'),
  matrix: flag('Print whom each change reaches as a table: changes by consumers.'),
  changelog: flag('Print the changelog entry, in Markdown, instead of findings.'),
  ...reportOptions,
};

/** `openapi-contract compare` */
export const compare = defineCommand({
  name: 'compare',
  summary: 'Say what changed between two contracts, which changes break whom, and prove it',
  description:
    'BASE and HEAD are descriptions, folders, or git revisions. With --base the words are names of contracts.\n' +
    'A change breaks when something that was valid is refused, or something comes back that could not before:\n' +
    'each such finding about a schema carries a payload that shows it, or says that it is undecided.',
  positionals: {
    name: 'BASE HEAD',
    many: true,
    description: 'What to compare; or names of contracts.',
    complete: ['file', 'revision', 'contract'],
  },
  options,
  examples: [
    { line: 'compare old.yaml new.yaml', description: 'compare two descriptions' },
    { line: 'compare --base origin/main', description: 'compare every contract with what it was there' },
    { line: 'compare --base v1.0.0 pets --write', description: 'write the changelog since a release' },
  ],
  files: [
    { name: 'spec/<contract>/', meaning: 'the contract: description, neighbours and overlays' },
    { name: '.compare.yaml', meaning: 'what was approved, and severities of your own' },
    { name: 'spec/<contract>/consumers/*.uses.json', meaning: 'what the known consumers use' },
    { name: 'tsconfig.json', meaning: 'the program of a consumer, of which is said where changes reach it' },
    { name: 'spec/<contract>/CHANGELOG.md', meaning: 'gets the changes with --write' },
  ],
  seeAlso: ['gate', 'update', 'uses', 'docs/compare.md', 'docs/uses.md'],
  run: async ({ positionals, options: chosen }, context) => {
    checkReports(context, chosen);
    const { readPolicy } = await import('../src/compare/policy-file.ts');
    const pairs = await pairsOf(positionals, chosen, context);
    const policy = await readPolicy(context.root, chosen.approvals);
    const day = today();
    const scope = scopeOf(chosen);
    const superfluous = superfluousIn(pairs, scope);
    const judged = { policy, today: day, superfluous, scope } as const;
    const reviews: Reviewed[] = [];
    for (const { base, head } of pairs.matched) {
      const reachOf = await reachFor(base, head, chosen, context);
      const review = await reviewPair(base, head, { ...judged, ...(reachOf && { reachOf }) }, chosen);
      reviews.push({ head, review });
    }
    const { removedContract } = await import('../src/compare/removed-contract.ts');
    const removed = pairs.removed.map((name) => removedContract(name, judged));
    const findings = [...removed, ...(await findingsOf(reviews, chosen))];
    if (chosen.write) for (const reviewed of reviews) await writeChangelog(reviewed, day, context);
    if (chosen.changelog) await printChangelog(reviews, day, context);
    else await conclude(findings, reviews, chosen, context);
    const isFailing =
      chosen['fail-on'] === 'dangerous' && findings.some(({ severity }) => severity === 'warning');
    return isFailing ? exitCodes.findings : exitCodeFor(findings);
  },
});

function failingSeverity(given: string): 'breaking' | 'dangerous' {
  if (given === 'breaking' || given === 'dangerous') return given;
  throw new ExpectedError(`"${given}" is no severity to fail on`, { help: 'Say breaking or dangerous.' });
}

function scopeOf(chosen: Chosen): Scope {
  return {
    paths: chosen.path,
    operations: chosen.operation,
    tags: chosen.tag,
    excludeInternal: chosen['exclude-internal'],
    stripPrefixes: chosen['strip-prefix'],
  };
}

/** Where only a part is compared, an approval may be for the rest. */
function superfluousIn(pairs: Pairs, scope: Scope): Superfluous {
  if (isNarrow(scope)) return 'none';
  return pairs.several ? 'named' : 'any';
}

async function printChangelog(
  reviews: readonly Reviewed[],
  day: string,
  context: CommandContext,
): Promise<void> {
  const { changelogEntry } = await import('../src/compare/changelog.ts');
  for (const { review } of reviews)
    context.print(changelogEntry(review.comparison, day, review.reaches) ?? '');
}

type Chosen = Values<typeof options>;

interface Reviewed {
  readonly head: Contract;
  readonly review: Review;
}

interface Pairs {
  readonly matched: readonly { readonly base: Contract; readonly head: Contract }[];
  /** Names of contracts that have no head. */
  readonly removed: readonly string[];
  /** Whether there are contracts besides one, also when that one alone is compared. */
  readonly several: boolean;
}

async function reviewPair(
  base: Contract,
  head: Contract,
  judged: ReviewOptions,
  { types }: Chosen,
): Promise<Review> {
  if (types) {
    const { reviewWithTypes } = await import('../src/compare/types/review-with-types.ts');
    return reviewWithTypes(base, head, judged);
  }
  const { reviewContracts } = await import('../src/compare/review.ts');
  return reviewContracts(base, head, judged);
}

/** Whom changes reach: the consumers that are known, and the program that is here. */
async function reachFor(
  base: Contract,
  head: Contract,
  { uses, 'no-uses': isLeftOut }: Chosen,
  context: CommandContext,
): Promise<ReviewOptions['reachOf']> {
  if (isLeftOut) return undefined;
  const { reachOfChanges } = await import('../src/uses/reach-of-changes.ts');
  return reachOfChanges(base, head, {
    root: context.root,
    places: uses,
    onProgress: progressOf(context).tell,
    onUnreadable: (message) => context.say(`${escapeLine(message)}\n`),
  });
}

async function pairsOf(words: readonly string[], { base }: Chosen, context: CommandContext): Promise<Pairs> {
  const { root } = context;
  if (base !== undefined) {
    const { contractsAtRevision } = await import('../src/compare/revision.ts');
    const { loadContracts } = await import('../src/contract/load.ts');
    const { findContracts } = await import('../src/contract/find.ts');
    const heads = await loadContracts(root, [...new Set(words)]);
    const pairs = pair(await contractsAtRevision(root, base, words), heads, words.length === 0);
    return { ...pairs, several: (await findContracts(root)).length > 1 };
  }
  const [from, to, ...others] = words;
  if (from === undefined || to === undefined || others.length > 0) {
    throw new ExpectedError(`Two contracts can be compared, and ${words.length} were given`, {
      help: 'Name both: compare BASE HEAD. Or name a revision: compare --base origin/main.',
    });
  }
  const [bases, heads] = [await contractsFrom(root, from), await contractsFrom(root, to)];
  const [only, other] = [bases[0], heads[0]];
  const areTwo = only !== undefined && other !== undefined && bases.length === 1 && heads.length === 1;
  return areTwo
    ? { matched: [{ base: only, head: other }], removed: [], several: false }
    : pair(bases, heads, true);
}

function pair(bases: readonly Contract[], heads: readonly Contract[], whole: boolean): Pairs {
  const matched = heads.flatMap((head) => {
    const base = bases.find(({ name }) => name === head.name);
    return base ? [{ base, head }] : [];
  });
  const gone = whole ? bases.filter(({ name }) => !heads.some((head) => head.name === name)) : [];
  return { matched, removed: gone.map(({ name }) => name), several: heads.length > 1 };
}

async function findingsOf(reviews: readonly Reviewed[], chosen: Chosen): Promise<readonly Finding[]> {
  const { versionFinding } = await import('../src/compare/version-finding.ts');
  return reviews.flatMap(({ head, review }) => {
    const version = chosen['check-version'] ? versionFinding(review.comparison, head) : undefined;
    return version ? [...review.findings, version] : review.findings;
  });
}

async function conclude(
  findings: readonly Finding[],
  reviews: readonly Reviewed[],
  chosen: Chosen,
  context: CommandContext,
): Promise<void> {
  const { comparisonRecord } = await import('../src/compare/comparison-record.ts');
  const recordOf = ({ comparison, approved: { approvals }, reaches }: Review): ComparisonRecord =>
    comparisonRecord({ comparison, approvals, reaches });
  const report = {
    findings,
    run: chosen.base === undefined ? {} : { base: chosen.base },
    contracts: reviews.map(({ head }) => head.name),
    details: {
      contracts: reviews.map(({ review }) => recordOf(review)),
    },
  };
  const { approvedLabel } = await import('../src/compare/findings.ts');
  const isShown = ({ severity, evidence = [] }: Finding): boolean =>
    chosen.all || severity !== 'information' || evidence.some(({ label }) => label === approvedLabel);
  const summary = reviews.flatMap(({ review }) => [
    comparisonText(review.comparison, review.approved.approvals.size),
    ...reachLines(review.comparison, review.reaches),
  ]);
  if (isForPeople(context, chosen)) context.print(`${summary.join('\n')}\n\n`);
  if (chosen.matrix && isForPeople(context, chosen))
    for (const { review } of reviews) context.print(matrixText(review));
  await writeReports(context, chosen, report, isShown, ({ findings: shown }, look) =>
    shown.length === 0 ? 'no findings\n' : changeFindingsText(shown, look),
  );
}

async function writeChangelog(
  { head, review }: Reviewed,
  day: string,
  context: CommandContext,
): Promise<void> {
  const { changelogEntry, withEntry } = await import('../src/compare/changelog.ts');
  const { writeWhole } = await import('./command/write-whole.ts');
  const entry = changelogEntry(review.comparison, day, review.reaches);
  if (entry === undefined) return;
  const folder = path.dirname(path.resolve(context.root, head.files[0] ?? ''));
  const file = path.join(folder, 'CHANGELOG.md');
  const before = await readFile(file, 'utf8').catch(() => undefined);
  const after = withEntry(before, entry);
  if (after !== before) await writeWhole(context.root, file, after);
  context.say(`${path.relative(context.root, file)} ${after === before ? 'says so already' : 'written'}\n`);
}

if (isMain(import.meta)) await main(compare);
