import { catalogue } from '../../src/compare/catalogue.ts';

/** The page of every change that compare can tell, by what it is about; Markdown that ends in a line end. */
export function changesPage(): string {
  const topics = Map.groupBy(catalogue, ({ topic }) => topic);
  const sections = [...topics].map(([topic, entries]) => {
    const examples = Map.groupBy(entries, ({ example }) => example);
    const lists = [...examples].map(
      ([example, ofExample]) => `${example}\n\n${ofExample.map(({ id }) => `- \`${id}\``).join('\n')}\n`,
    );
    return `## ${topic}\n\n${lists.join('\n')}`;
  });
  return `${introduction}\n${sections.join('\n')}`;
}

const introduction = `# Changes

Every change that [comparing](compare.md) can tell has an id, \`direction.area.kind.action\`: findings carry it, and
\`.compare.yaml\` approves it or gives it a severity by it. What allows less than before is \`tightened\`, what allows
more is \`loosened\`, what does some of both is \`changed\`. Whom it breaks depends on who sends: what a request may hold
must not be tightened, what an answer may hold must not be loosened. Made by \`npm run reference\`; never edited by hand.
`;
