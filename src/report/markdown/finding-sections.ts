import type { Finding } from '../../finding.ts';
import { codeSpan } from '../markdown-text.ts';
import { worstFirst } from '../order.ts';
import { findingText } from './finding-text.ts';
import { shortened } from './shortened.ts';

interface Block {
  readonly title: string;
  readonly text: string;
}

/** What is said of findings that do not fit takes no more than that. */
const reserve = 100;
/** No finding is shorter, so that with less room there is nothing to look for. */
const shortest = 30;

/**
 * The findings, in as many characters as there are: breaking changes first, then the others by contract.
 * What does not fit is what matters least, and is counted.
 */
export function findingSections(findings: readonly Finding[], budget: number): readonly string[] {
  const ordered = [...worstFirst(findings)].toSorted((a, b) => Number(isBreaking(b)) - Number(isBreaking(a)));
  const kept = keep(ordered, budget - reserve);
  const sections = Array.from(
    Map.groupBy(kept, ({ title }) => title),
    ([title, blocks]) => [title, ...blocks.map(({ text }) => text)].join('\n\n'),
  );
  const left = ordered.length - kept.length;
  return left === 0 ? sections : [...sections, `${left} more ${left === 1 ? 'finding' : 'findings'}.`];
}

/** A change that a payload shows to break somebody breaks, also where the version says so or it is only a warning. */
function isBreaking({ rule, severity, evidence = [] }: Finding): boolean {
  if (!rule.startsWith('compare/') || severity === 'information') return false;
  return severity === 'error' || evidence.some(({ label }) => label === 'witness');
}

/** A block that is too long leaves room for shorter ones after it. */
function keep(findings: readonly Finding[], budget: number): readonly Block[] {
  const kept: Block[] = [];
  const titles = new Set<string>();
  let rest = budget;
  for (const finding of findings) {
    if (rest < shortest) break;
    const block = blockOf(finding);
    const length = block.text.length + 2 + (titles.has(block.title) ? 0 : block.title.length + 2);
    if (length > rest) continue;
    rest -= length;
    titles.add(block.title);
    kept.push(block);
  }
  return kept;
}

function blockOf(finding: Finding): Block {
  const { contract } = finding;
  if (isBreaking(finding)) return { title: '### Breaking changes', text: findingText(finding, true) };
  return { title: `### ${codeSpan(shortened(contract, 200))}`, text: findingText(finding, false) };
}
