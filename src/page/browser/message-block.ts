import type { ShownMessage } from '../../shown-message.ts';
import { copyButton } from './copy.ts';
import { h, type Kid } from './dom.ts';
import { codeBlock, jsonLines, type LineMark } from './json-lines.ts';

/** One HTTP message: its head, its body with marks, and a button that copies the body. */
export function messageBlock(
  title: string,
  message: ShownMessage | undefined,
  marks: readonly LineMark[] = [],
): Kid {
  if (!message) return undefined;
  const { start, headers, body, text, omitted = [] } = message;
  const copied = body === undefined ? text : JSON.stringify(body, null, 2);
  const head = [line(h('b', {}, start)), headers.map((header) => line(h('span', { class: 'hd' }, header)))];
  return h(
    'div',
    { class: 'blk' },
    h(
      'h3',
      {},
      title,
      h('span', { class: 'sp' }),
      copied !== undefined && omitted.length === 0 && copyButton(copied, `${title} body`),
    ),
    codeBlock(title, [head, copied !== undefined && line(''), bodyLines(message, marks)]),
  );
}

function bodyLines({ body, text, omitted }: ShownMessage, marks: readonly LineMark[]): Kid {
  if (body !== undefined) return jsonLines(body, { marks, ...(omitted && { omitted }) });
  return text?.split('\n').map((each) => line(each));
}

function line(kid: Kid): Kid {
  return h('span', { class: 'l' }, kid);
}
