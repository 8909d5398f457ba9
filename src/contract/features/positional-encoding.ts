import type { Feature } from './feature.ts';

/** Parts have names or positions, and not both. */
export const positionalEncoding: Feature = {
  section: 'Media Type Object',
  kinds: ['mediaType', 'encoding'],
  *mistakes(object) {
    const other = ['prefixEncoding', 'itemEncoding'].find((field) => object[field] !== undefined);
    if (object['encoding'] === undefined || other === undefined) return;
    yield {
      at: [other],
      message: `\`encoding\` and \`${other}\` exclude each other`,
      help: 'Parts have names (`encoding`) or positions (`prefixEncoding`, `itemEncoding`): keep what is meant.',
    };
  },
};
