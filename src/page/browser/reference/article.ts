import type { EdgeDocs, OperationDocs, ReferenceData, ResponseDocs } from '../../reference-data.ts';
import { h, icon, type Kid } from '../dom.ts';
import { capital, count } from '../figures.ts';
import { codeBlock, jsonLines } from '../json-lines.ts';
import { richText } from '../rich-text.ts';
import { callCard } from './call-card.ts';
import { changesOf } from './navigation.ts';
import { schemaItem, schemaTree, type ExampleAnchors } from './schema-tree.ts';
import { statusText } from './status-text.ts';
import { tryCard } from './try-card.ts';

/** Everything about one operation: what it takes, what just fits and what does not, what it answers, a call and a trial. */
export function operationArticle(operation: OperationDocs, reference: ReferenceData): HTMLElement {
  const { anchor, summary, method, path, description, isDeprecated, constraints } = operation;
  const anchors: ExampleAnchors = new Map(
    operation.responses.flatMap(({ examples }) =>
      examples.flatMap(({ name, anchor: at }) =>
        name === undefined || at === undefined ? [] : [[name, at]],
      ),
    ),
  );
  const trial = operation.examples.length > 0 ? tryCard(operation, reference) : undefined;
  const hasEdges = operation.examples.length > 1;
  return h(
    'article',
    { id: anchor, 'aria-labelledby': `${anchor}-h` },
    h(
      'div',
      { class: 'doc' },
      h('h2', { id: `${anchor}-h` }, summary),
      h('div', { class: 'ep' }, h('span', { class: `m ${method}` }, method), h('span', {}, path)),
      description !== undefined && h('p', { class: 'd' }, richText(description)),
      h(
        'div',
        { class: 'meta' },
        isDeprecated && h('span', { class: 'req' }, 'deprecated'),
        credentialsText(operation),
        constraints > 0 && h('span', {}, `${count(constraints, 'constraint')}, each tried on both sides`),
      ),
      parameterSections(operation, anchors),
      bodySection(operation, anchors),
    ),
    h('div', { class: 'ex' }, h('div', { class: 'stick' }, callCard(operation), trial?.element)),
    h(
      'div',
      { class: 'doc two' },
      hasEdges && edgesSection(operation, (index) => trial?.pick(index)),
      responsesSection(operation, anchors),
      changesSection(operation, reference),
    ),
  );
}

function credentialsText({ credentials }: OperationDocs): HTMLElement {
  return credentials.length === 0
    ? h('span', {}, 'No credentials are needed')
    : h('span', {}, 'Credentials: ', h('code', {}, credentials.join(' or ')));
}

const placeNames: Readonly<Record<string, string>> = {
  path: 'Path',
  query: 'Query',
  header: 'Headers',
  cookie: 'Cookies',
};

function parameterSections({ parameters, anchor }: OperationDocs, anchors: ExampleAnchors): Kid {
  return [...Map.groupBy(parameters, (parameter) => parameter.in)].map(([place, own], index) => [
    h('h3', index === 0 ? { id: `${anchor}-parameters` } : {}, placeNames[place] ?? place),
    h(
      'ul',
      { class: 'tree' },
      own.map(({ node }) => schemaItem(node, anchors)),
    ),
  ]);
}

function bodySection({ body, anchor }: OperationDocs, anchors: ExampleAnchors): Kid {
  if (!body) return undefined;
  return [
    h('h3', { id: `${anchor}-body` }, 'Body', h('small', {}, body.type, body.isRequired && ' · required')),
    schemaTree(body.node, anchors),
  ];
}

function edgesSection({ examples, anchor }: OperationDocs, pick: (index: number) => void): Kid {
  const rows = examples.flatMap((edge, index) => (edge.breaks ? [{ edge, index }] : []));
  const buttons = rows.map(({ edge, index }) =>
    edgeButton(edge, (button) => {
      for (const each of buttons) each.setAttribute('aria-pressed', String(each === button));
      pick(index);
    }),
  );
  return [
    h(
      'h3',
      { id: `${anchor}-edges` },
      'What just fits, and what just does not',
      h('small', {}, 'made from the contract, answered by its mock'),
    ),
    h(
      'ul',
      { class: 'edges' },
      buttons.map((button) => h('li', {}, button)),
    ),
  ];
}

function edgeButton(
  { breaks, sends, status, documented }: EdgeDocs,
  press: (button: HTMLElement) => void,
): HTMLButtonElement {
  const button = h(
    'button',
    { type: 'button', 'aria-pressed': 'false', onclick: () => press(button) },
    h(
      'span',
      { class: 'w' },
      breaks && breaks.place !== '' && [h('code', {}, breaks.place), ': '],
      breaks?.words,
      breaks?.ours && [' ', icon('ours', 'oi', 'added by this team')],
    ),
    h('span', { class: 'r' }, capital(sends), documented !== undefined && [' → ', h('q', {}, documented)]),
    statusText(status),
  );
  return button;
}

function responsesSection({ responses, anchor }: OperationDocs, anchors: ExampleAnchors): Kid {
  return [
    h('h3', { id: `${anchor}-responses` }, 'Responses'),
    h(
      'ul',
      { class: 'ans' },
      responses.map((response, index) => h('li', {}, responseDetails(response, index === 0, anchors))),
    ),
  ];
}

function responseDetails(
  { status, description, type, node, examples }: ResponseDocs,
  open: boolean,
  anchors: ExampleAnchors,
): HTMLElement {
  const named = examples.filter(({ name }) => name !== undefined);
  return h(
    'details',
    { open },
    h(
      'summary',
      {},
      statusText(status),
      h('span', {}, description),
      h('span', { class: 'c' }, named.length > 1 ? `${named.length} examples` : type),
    ),
    h(
      'div',
      { class: 'in' },
      examples.map(({ name, anchor, value, rule, state }) =>
        h(
          'div',
          { class: 'e', id: anchor },
          name !== undefined && h('b', {}, name),
          rule !== undefined &&
            h('span', { class: 'why ours' }, icon('ours'), `given when a rule is broken: ${rule}`),
          state !== undefined && h('span', { class: 'why' }, `depends on the server: ${state}`),
          codeBlock(name ?? `Example of ${status}`, jsonLines(value, { most: 80 })),
        ),
      ),
      node && (named.length === 0 || /^[123]/.test(status)) && schemaTree(node, anchors),
    ),
  );
}

function changesSection(operation: OperationDocs, reference: ReferenceData): Kid {
  const own = changesOf(reference, operation);
  if (own.length === 0) return undefined;
  return [
    h(
      'h3',
      { id: `${operation.anchor}-changes` },
      'What changed',
      h('small', {}, `since ${reference.changes?.since}`),
    ),
    h(
      'ul',
      { class: 'chg' },
      own.map(({ severity, message, advice }) =>
        h(
          'li',
          {},
          h('span', { class: `tag ${severity}` }, severity),
          h('span', {}, message, advice !== undefined && h('small', {}, advice)),
        ),
      ),
    ),
  ];
}
