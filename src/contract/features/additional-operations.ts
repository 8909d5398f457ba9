import { isObject } from '../../json.ts';
import { isFixedMethod } from '../contract.ts';
import type { Feature } from './feature.ts';

/** Methods beside those that have a field: as they are sent, and none of those. */
export const additionalOperations: Feature = {
  section: 'Path Item Object',
  kinds: ['pathItem'],
  *mistakes({ additionalOperations: map }) {
    for (const method of isObject(map) ? Object.keys(map) : []) {
      const at = ['additionalOperations', method];
      if (isFixedMethod(method.toLowerCase()))
        yield {
          at,
          message: `additionalOperations has ${method}, which has the field \`${method.toLowerCase()}\``,
          help: `Move the operation to \`${method.toLowerCase()}\` beside additionalOperations.`,
        };
      else if (!/^[\w!#$%&'*+.^`|~-]+$/.test(method))
        yield {
          at,
          message: `${JSON.stringify(method)} is no method`,
          help: 'A method is a token (RFC 9110, section 9.1): letters, digits, and none of the characters that separate.',
        };
    }
  },
};
