import type { Json } from '../../../json.ts';
import type { EdgeDocs, OperationDocs, ReferenceData } from '../../reference-data.ts';
import { h, type Kid } from '../dom.ts';
import { number } from '../figures.ts';
import { codeBlock, jsonLines, type LineMark } from '../json-lines.ts';
import { say } from '../copy.ts';
import { statusText } from './status-text.ts';

/** A card to try an operation with, and what chooses one of its examples. */
export interface TryCard {
  readonly element: HTMLElement;
  readonly pick: (index: number) => void;
}

/** What came back. */
interface Answer {
  readonly status: number;
  readonly body: Json | undefined;
}

/**
 * Requests at the edges of an operation with what the contract's mock answered; on a page that knows a server they can
 * be changed and sent.
 */
export function tryCard(operation: OperationDocs, { live }: ReferenceData): TryCard {
  const { examples, anchor } = operation;
  const element = h('div', { class: 'card' });
  const host = h('div');
  const select = h(
    'select',
    { id: `${anchor}-try`, onchange: () => draw(select.selectedIndex) },
    examples.map((edge, index) =>
      h(
        'option',
        { value: String(index) },
        edge.breaks ? `Just not valid: ${edge.sends}` : 'A valid request',
      ),
    ),
  );
  const draw = (index: number): void => {
    const edge = examples[index];
    if (edge)
      host.replaceChildren(
        ...h('div', {}, live === undefined ? recorded(edge) : sending(edge, live)).childNodes,
      );
  };
  element.append(
    h(
      'div',
      { class: 'tryh' },
      h(
        'label',
        { for: select.id, class: 'h5' },
        h('b', {}, 'Try it'),
        live === undefined ? ' against the mock' : ` at ${live}`,
      ),
      select,
    ),
    host,
  );
  draw(0);
  return {
    element,
    pick: (index) => {
      select.selectedIndex = index;
      draw(index);
    },
  };
}

function marksOf({ breaks }: EdgeDocs): readonly LineMark[] {
  if (!breaks) return [];
  return [{ pointer: breaks.pointer.replaceAll('/*', '/0'), message: `breaks “${breaks.words}”` }];
}

function requestBlock(edge: EdgeDocs): Kid {
  const { body, length, method, target } = edge;
  if (body !== undefined)
    return codeBlock('Request body', jsonLines(body, { marks: marksOf(edge), most: 60 }));
  if (length !== undefined)
    return h(
      'p',
      { class: 'note' },
      `The body is ${number(length)} characters long; it is sent, and not shown.`,
    );
  return codeBlock('Request', h('span', { class: 'l' }, `${method} ${target}`));
}

function recorded(edge: EdgeDocs): Kid {
  return [requestBlock(edge), answerBlock(edge, { status: edge.status, body: edge.answer })];
}

/** What came back; of a changed request it may be another error than the documented one. */
function answerBlock({ documented, breaks }: EdgeDocs, { status, body }: Answer, isOwn = true): Kid {
  const said =
    status < 400
      ? 'accepted'
      : documented === undefined || !isOwn
        ? 'rejected'
        : `documented as “${documented}”`;
  return [
    h('div', { class: 'resp' }, h('span', {}, 'Response'), statusText(status), h('span', {}, said)),
    body !== undefined
      ? codeBlock('Response body', jsonLines(body, { most: 60 }))
      : h(
          'p',
          { class: 'note' },
          breaks
            ? 'No error is documented for just this rule: only the status is certain.'
            : 'This response has no body.',
        ),
  ];
}

/** The request to change and to send, and below it what comes back. */
function sending(edge: EdgeDocs, live: string): Kid {
  const written = edge.body === undefined ? undefined : JSON.stringify(edge.body, null, 2);
  const area = h('textarea', {
    class: 'edit',
    rows: String(Math.min(16, (written?.split('\n').length ?? 1) + 1)),
    spellcheck: 'false',
    'aria-label': 'Request body',
  });
  area.value = written ?? '';
  const answer = h('div', {}, answerBlock(edge, { status: edge.status, body: edge.answer }));
  const send = async (): Promise<void> => {
    const sent = await request(edge, live, written === undefined ? undefined : area.value);
    if (typeof sent === 'string') answer.replaceChildren(h('p', { class: 'note' }, sent));
    else answer.replaceChildren(...h('div', {}, answerBlock(edge, sent, area.value === written)).childNodes);
    say(typeof sent === 'string' ? sent : `answered ${sent.status}`);
  };
  return [
    written === undefined ? requestBlock(edge) : area,
    h(
      'div',
      { class: 'send' },
      h('button', { class: 'copy', type: 'button', onclick: () => void send() }, 'Send'),
    ),
    answer,
  ];
}

/** Sends a request as it is written; gives what came back, or why nothing did. */
async function request(edge: EdgeDocs, live: string, body: string | undefined): Promise<Answer | string> {
  try {
    const response = await fetch(`${live.replace(/\/+$/, '')}${edge.target}`, {
      method: edge.method,
      headers: [
        ...edge.headers.map(([name, value]): [string, string] => [name, value]),
        ...credentials(edge),
      ],
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : parsed(text) };
  } catch {
    return `Nothing answers at ${live}.`;
  }
}

/** The mock takes any credentials. */
function credentials({ headers }: EdgeDocs): readonly [string, string][] {
  return headers.some(([name]) => name.toLowerCase() === 'authorization')
    ? []
    : [['authorization', 'Bearer anything']];
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
