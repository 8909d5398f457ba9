import { isJson, matchStrength } from '../../wire/media-type.ts';
import type { MediaType } from '../../contract/contract.ts';
import type { Check } from '../check.ts';

/** Every body comes as one of the described media types. */
export const contentTypeDocumented: Check = {
  name: 'content-type-documented',
  title: 'A response that is described with content has a body of one of its media types.',
  help: 'Answer with a described media type, or describe the one that is answered.',
  run: ({ case: { operation, sends, request }, answer, response, mediaType, contentType }) => {
    const { status } = answer;
    if (!response || response.content.length === 0 || mediaType || request.method === 'HEAD') return [];
    // These have no content (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5).
    if (status === 204 || status === 205 || status === 304) return [];
    const isEmpty = answer.body.length === 0;
    if (isEmpty && response.content.some((each) => mayBeEmpty(each, contentType))) return [];
    const documented = response.content.map(({ type }) => type).join(', ');
    const came = isEmpty
      ? 'without a body'
      : contentType === ''
        ? 'without Content-Type'
        : `with ${contentType}`;
    return [
      {
        message: `${operation.title} answered ${status} ${came} to ${sends}; documented is ${documented}.`,
        pointer: `${response.pointer}/content`,
        cause: `${operation.title} ${status} ${contentType}`,
      },
    ];
  },
};

/** Nothing is a text too, and bytes: whoever sends none need not say of which type it is. */
function mayBeEmpty({ type }: MediaType, contentType: string): boolean {
  if (contentType !== '' && matchStrength(type, contentType) === 0) return false;
  const actual = contentType === '' ? type : contentType;
  return (
    /^(text\/(?!xml$)|application\/octet-stream$)/.test(actual.split(';')[0]?.trim().toLowerCase() ?? '') &&
    !isJson(actual)
  );
}
