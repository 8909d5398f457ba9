import { isObject } from '../../json.ts';
import type { Feature } from './feature.ts';

/** Path templates: a name stands in one once, and braces are there for names alone. */
export const pathTemplates: Feature = {
  section: 'Path Templating',
  kinds: ['openapi'],
  *mistakes({ paths }) {
    for (const path of isObject(paths) ? Object.keys(paths) : []) {
      if (!path.startsWith('/')) continue;
      const names = Array.from(path.matchAll(/\{([^{}]*)\}/g), ([, name = '']) => name);
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      if (twice !== undefined)
        yield {
          at: ['paths', path],
          message: `the path ${path} has {${twice}} twice`,
          help: 'Give each of them a name of its own.',
        };
      else if (/[{}]/.test(path.replaceAll(/\{[^{}]+\}/g, '')))
        yield {
          at: ['paths', path],
          message: `the path ${path} has a brace that belongs to no name`,
          help: 'Write names as {name}, and braces that are none percent-encoded: %7B, %7D.',
        };
    }
  },
};
