import type { Json } from '../../json.ts';
import { shortened } from '../../shortened-json.ts';
import type { ShownExchange, ShownMessage } from '../../shown-message.ts';
import { essence, isJson } from '../../wire/media-type.ts';
import { bodyText, headerValue, type Answer } from '../answer.ts';
import type { Case } from '../case.ts';
import { requestHead, responseHead, truncated } from './exchange-text.ts';
import { redactJson, type Redact } from './redact.ts';

/** Longer bodies are shown as text, cut: to read and to redact them takes its time. */
const longestRead = 200_000;

/** A case and its answer as data: without credentials, redacted before it is shortened. */
export function shownExchange(
  { testCase: { request }, answer }: { readonly testCase: Case; readonly answer: Answer },
  redact: Redact,
): ShownExchange {
  const { body } = request;
  const bytes = body?.bytes ?? '';
  const text = typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
  const sent = shownMessage(requestHead(request), text, body?.contentType ?? '', redact);
  if (answer.kind !== 'answered') return { request: sent };
  const type = headerValue(answer, 'content-type') ?? '';
  return { request: sent, response: shownMessage(responseHead(answer), bodyText(answer), type, redact) };
}

function shownMessage(
  [start = '', ...headers]: readonly string[],
  text: string,
  contentType: string,
  redact: Redact,
): ShownMessage {
  const head = { start: redact(start), headers: headers.map(redact) };
  if (text === '') return head;
  const value = jsonOf(text, contentType);
  if (value === undefined) return { ...head, text: truncated(redact(text.slice(0, longestRead)), redact) };
  const { value: body, omitted } = shortened(redactJson(value, redact));
  return { ...head, body, ...(omitted.length > 0 && { omitted }) };
}

function jsonOf(text: string, contentType: string): Json | undefined {
  if (text.length > longestRead || !isJson(essence(contentType))) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
