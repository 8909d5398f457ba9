import type { Check } from '../check.ts';

/** Every body comes as one of the described media types. */
export const contentTypeDocumented: Check = {
  name: 'content-type-documented',
  title: 'A response that is described with content has a body of one of its media types.',
  help: 'Answer with a described media type, or describe the one that is answered.',
  run: ({ case: { operation, sends, request }, answer: { status }, response, mediaType, contentType }) => {
    if (!response || response.content.length === 0 || mediaType || request.method === 'HEAD') return [];
    // These have no content (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5).
    if (status === 204 || status === 205 || status === 304) return [];
    const documented = response.content.map(({ type }) => type).join(', ');
    const came = contentType === '' ? 'without a body or its content type' : `with ${contentType}`;
    return [
      {
        message: `${operation.title} answered ${status} ${came} to ${sends}; documented is ${documented}.`,
        pointer: `${response.pointer}/content`,
        cause: `${operation.title} ${status} ${contentType}`,
      },
    ];
  },
};
