import type { Feature } from './feature.ts';

/** The URI of the description itself, without a fragment. */
export const selfUri: Feature = {
  section: 'OpenAPI Object',
  kinds: ['openapi'],
  *mistakes({ $self: self }) {
    if (self === undefined) return;
    if (typeof self === 'string' && /^[^\s#<>"{}|\\^`]+$/.test(self)) return;
    const isText = typeof self === 'string' && self.includes('#');
    yield {
      at: ['$self'],
      message: isText ? '`$self` cannot have a fragment' : '`$self` must be a URI reference',
      help: 'Write the URI of the description itself, without `#`.',
    };
  },
};
