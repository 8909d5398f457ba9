/**
 * The body of an answer, by its content type: JSON parsed, text as a string, the rest as a Blob;
 * `undefined` when it is empty. A body without a content type is taken for JSON.
 *
 * @throws SyntaxError when what is said to be JSON is not; with `lenient` it is given as text instead
 */
export async function readBody(
  response: Response,
  { lenient = false }: { lenient?: boolean } = {},
): Promise<unknown> {
  const mediaType = (response.headers.get('Content-Type') ?? '').replace(/;.*$/s, '').trim().toLowerCase();
  if (mediaType !== '' && !isJson(mediaType) && !isText(mediaType)) return response.blob();
  const text = await response.text();
  if (text === '') return undefined;
  return isText(mediaType) ? text : parse(text, lenient);
}

function parse(text: string, lenient: boolean): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (lenient) return text;
    throw error;
  }
}

/** `application/json` and the suffix `+json` (RFC 6839, section 3.1). */
export function isJson(mediaType: string): boolean {
  return /^[^;\s]*[/+]json\s*(;|$)/i.test(mediaType);
}

function isText(mediaType: string): boolean {
  return mediaType.startsWith('text/') || /[/+](xml|yaml|x-www-form-urlencoded)$/.test(mediaType);
}
