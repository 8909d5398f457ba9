import type { OperationDocs, ReferenceData } from '../reference-data.ts';
import { byId, h, icon, pageData, shown, type Kid } from './dom.ts';
import { count } from './figures.ts';
import { richText } from './rich-text.ts';
import { operationArticle } from './reference/article.ts';
import { drawNavigation } from './reference/navigation.ts';

// The script of a contract's page.

const reference = pageData() as ReferenceData;
/** So many articles are drawn at once; the others when they come near. */
const drawnAtOnce = 2;

document.title = shown(reference.title);
byId('title').append(h('b', {}, reference.title), h('span', { class: 'v' }, reference.version));
drawIntro(reference);
const mark = drawNavigation(reference);

const spy = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) mark(target.id);
  },
  { rootMargin: '-20% 0px -70% 0px' },
);
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) draw(target.id);
  },
  { rootMargin: '800px' },
);
const waiting = new Map<string, OperationDocs>();
reference.operations.forEach((operation, index) => {
  const place = h(
    'article',
    { id: operation.anchor, class: 'ph' },
    h('div', { class: 'doc' }, h('h2', {}, operation.summary)),
  );
  byId('ops').append(place);
  waiting.set(operation.anchor, operation);
  if (index < drawnAtOnce) draw(operation.anchor);
  else near.observe(place);
});
showAsked();
addEventListener('hashchange', showAsked);
addEventListener('beforeprint', () => {
  for (const anchor of waiting.keys()) draw(anchor);
});
byId('menu').addEventListener('click', () => {
  byId('menu').setAttribute('aria-expanded', String(byId('nav').classList.toggle('open')));
});
addEventListener('keydown', (event) => {
  if (
    event.key !== '/' ||
    !(event.target instanceof HTMLElement) ||
    /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)
  )
    return;
  byId('nq').focus();
  event.preventDefault();
});

function draw(anchor: string): void {
  const operation = waiting.get(anchor);
  if (!operation) return;
  waiting.delete(anchor);
  const article = operationArticle(operation, reference);
  const place = byId(anchor);
  near.unobserve(place);
  place.replaceWith(article);
  spy.observe(article);
}

/** What the address names may stand in an article that is not drawn yet. */
function showAsked(): void {
  const asked = decodeURIComponent(location.hash.slice(1));
  if (asked === '') return;
  const owner = reference.operations.find(
    ({ anchor, responses }) =>
      asked === anchor ||
      asked.startsWith(`${anchor}-`) ||
      responses.some(({ examples }) => examples.some((example) => example.anchor === asked)),
  );
  if (owner) draw(owner.anchor);
  const found = document.getElementById(asked);
  const details = found?.closest('details');
  if (details) details.open = true;
  found?.scrollIntoView();
}

function drawIntro({
  title,
  description,
  servers,
  version,
  operations,
  hasOurs,
  changes,
}: ReferenceData): void {
  const facts: Kid = [
    h('span', {}, 'Server: ', h('code', {}, servers[0] ?? 'none named')),
    h('span', {}, 'Version: ', h('code', {}, version)),
    h('span', {}, count(operations.length, 'operation')),
    changes && h('span', {}, `${count(changes.list.length, 'change')} since ${changes.since}`),
  ];
  byId('intro').append(
    h('h1', {}, title),
    ...(description === undefined ? [] : [h('p', {}, richText(description))]),
    h('div', { class: 'meta' }, facts),
    ...(hasOurs
      ? [
          h(
            'div',
            { class: 'ourbar' },
            icon('ours'),
            h(
              'div',
              {},
              'Marked like this are rules that the publisher states only in prose or in error examples. This team has written them as constraints, and checks that a server holds to them.',
            ),
          ),
        ]
      : []),
  );
}
