import { isObject, textOf } from '../../json.ts';
import type { Feature } from './feature.ts';

/** Names by which servers are told apart. */
export const serverNames: Feature = {
  section: 'Server Object',
  kinds: ['openapi', 'pathItem', 'operation', 'link'],
  *mistakes({ servers: list }) {
    const seen = new Set<string>();
    for (const [index, server] of (Array.isArray(list) ? list : []).entries()) {
      const name = isObject(server) ? textOf(server['name']) : '';
      if (name !== '' && seen.has(name))
        yield {
          at: ['servers', index, 'name'],
          message: `two servers are called ${name}`,
          help: 'Give each server a name of its own.',
        };
      seen.add(name);
    }
  },
};
