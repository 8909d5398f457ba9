import { isObject, textOf } from '../../json.ts';
import type { Feature } from './feature.ts';

/** Tags stand below others, which are there, and none below itself. */
export const tagParents: Feature = {
  section: 'Tag Object',
  kinds: ['openapi'],
  *mistakes({ tags: list }) {
    const tags = Array.isArray(list) ? list.filter(isObject) : [];
    const parents = new Map(tags.map((tag) => [textOf(tag['name']), tag['parent']]));
    for (const [index, tag] of (Array.isArray(list) ? list : []).entries()) {
      const parent = isObject(tag) ? tag['parent'] : undefined;
      if (!isObject(tag) || parent === undefined) continue;
      const name = textOf(tag['name']);
      if (typeof parent !== 'string' || !parents.has(parent))
        yield {
          at: ['tags', index, 'parent'],
          message: `the tag ${name} has the parent ${JSON.stringify(parent)}, which is no tag`,
          help: 'Name a tag of the list `tags`, or add it there.',
        };
      else if (isCircle(name, parents))
        yield {
          at: ['tags', index, 'parent'],
          message: `the tag ${name} is its own ancestor`,
          help: 'Remove one of the parents on the way around.',
        };
    }
  },
};

function isCircle(name: string, parents: ReadonlyMap<string, unknown>): boolean {
  const seen = new Set<unknown>();
  for (let at: unknown = parents.get(name); typeof at === 'string' && !seen.has(at); at = parents.get(at)) {
    if (at === name) return true;
    seen.add(at);
  }
  return false;
}
