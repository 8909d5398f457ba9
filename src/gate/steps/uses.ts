import { count } from '../count.ts';
import type { Step } from '../step.ts';

/** What the project has published of what it uses is what it uses. */
export const uses: Step = {
  name: 'uses',
  summary: 'the published file of uses says what is used',
  isMeant: async ({ root }) => {
    const { publishedIn } = await import('../../uses/published.ts');
    return publishedIn(root).length > 0;
  },
  inputs: async ({ root }) => {
    const { publishedIn } = await import('../../uses/published.ts');
    const { sourcesOf } = await import('../../uses/source-files.ts');
    const files = [...publishedIn(root), ...sourcesOf(root)].map((file) => ({ file }));
    return () => files;
  },
  run: async ({ root, contract }) => {
    const { stalePublished } = await import('../../uses/published.ts');
    const { findings, files } = await stalePublished(root, contract);
    return { findings, counts: { files } };
  },
  figure: ({ findings, count: counted }) =>
    findings === 0
      ? `${count(counted('files'), 'file')} up to date`
      : `${count(findings, 'file')} out of date`,
};
