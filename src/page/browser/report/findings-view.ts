import { byId, h, icon, operationName, type Kid } from '../dom.ts';
import { count, number } from '../figures.ts';
import { countOf, findings, matches, severities, type Finding, type Severity } from './data.ts';
import { findingDetail, findingRow } from './finding-detail.ts';
import { emptyBox, severityIcons, severityLooks } from './parts.ts';

/** With more findings they are in groups from the start. */
const mostWithoutGroups = 25;
/** A group shows so many, unless it is opened. */
const shownOfGroup = 5;
const wide = matchMedia('(min-width:1080px)');

type Grouping = 'none' | 'rule' | 'operation' | 'file';

const groupings: readonly (readonly [Grouping, string])[] = [
  ['none', 'Worst first'],
  ['rule', 'By rule'],
  ['operation', 'By operation'],
  ['file', 'By file'],
];

const state = {
  severities: new Set<Severity>(severities),
  query: '',
  step: '',
  contract: '',
  by: (findings.length > mostWithoutGroups ? 'rule' : 'none') as Grouping,
  selected: -1,
  opened: new Set<string>(),
  /** The findings as they stand in the list. */
  order: [] as number[],
};

/** Draws the list of findings, and beside it what is known of the chosen one. */
export function buildFindings(root: HTMLElement, seeOther: Kid): void {
  if (findings.length === 0) {
    root.append(
      emptyBox('No findings', 'Nothing is wrong, and there is nothing to warn of.'),
      ...([seeOther].flat() as Node[]),
    );
    return;
  }
  if (findings.length > 1) root.append(filters());
  const detail = h('div', {
    class: 'detail',
    id: 'detail',
    tabindex: '-1',
    'aria-label': 'Finding',
    role: 'region',
  });
  root.append(h('div', { class: 'md', id: 'md' }, h('div', { class: 'list', id: 'list' }), detail));
  draw();
  const asked = /^#findings\/([\w-]+)$/.exec(location.hash)?.[1];
  const chosen = findings.find(({ id, index }) => id === asked || String(index) === asked);
  if (chosen) select(chosen.index, false);
  else if (wide.matches) select(state.order[0], false);
}

function filters(): HTMLElement {
  return h(
    'div',
    { class: 'filters' },
    h(
      'div',
      { class: 'search' },
      icon('search'),
      h('label', { class: 'vh', for: 'q' }, 'Search findings'),
      h('input', {
        id: 'q',
        type: 'search',
        placeholder: 'Search message, rule, operation, place …',
        autocomplete: 'off',
        oninput: (event: InputEvent) => {
          state.query = (event.currentTarget as HTMLInputElement).value;
          draw();
        },
      }),
      h('kbd', { 'aria-hidden': 'true' }, '/'),
    ),
    h(
      'div',
      { class: 'seg', role: 'group', 'aria-label': 'Severities' },
      severities.filter(countOf).map(severityButton),
    ),
    choice('Step', 'step'),
    choice('Contract', 'contract'),
    h(
      'label',
      {},
      h('span', { class: 'vh' }, 'Group by'),
      h(
        'select',
        {
          onchange: (event: Event) => {
            state.by = (event.currentTarget as HTMLSelectElement).value as Grouping;
            draw();
          },
        },
        groupings.map(([value, text]) => h('option', { value, selected: state.by === value }, text)),
      ),
    ),
    h('span', { class: 'hint', id: 'shown', role: 'status' }),
  );
}

function severityButton(severity: Severity): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      'aria-pressed': 'true',
      onclick: (event: Event) => {
        if (!state.severities.delete(severity)) state.severities.add(severity);
        (event.currentTarget as HTMLElement).setAttribute(
          'aria-pressed',
          String(state.severities.has(severity)),
        );
        draw();
      },
    },
    icon(severityIcons[severity], severityLooks[severity]),
    count(countOf(severity), severity === 'information' ? 'note' : severity),
  );
}

function choice(label: string, key: 'step' | 'contract'): Kid {
  const values = [...new Set(findings.map((finding) => finding[key]))];
  if (values.length < 2) return undefined;
  const of = (value: string): number => findings.filter((finding) => finding[key] === value).length;
  return h(
    'label',
    {},
    h('span', { class: 'vh' }, label),
    h(
      'select',
      {
        onchange: (event: Event) => {
          state[key] = (event.currentTarget as HTMLSelectElement).value;
          draw();
        },
      },
      h('option', { value: '' }, `All ${label.toLowerCase()}s`),
      values.map((value) => h('option', { value }, `${value} (${of(value)})`)),
    ),
  );
}

function isShown(finding: Finding): boolean {
  return (
    state.severities.has(finding.severity) &&
    (state.step === '' || finding.step === state.step) &&
    (state.contract === '' || finding.contract === state.contract) &&
    matches(finding.searched, state.query)
  );
}

const keys: Readonly<Record<Grouping, (finding: Finding) => string>> = {
  none: () => '',
  rule: ({ rule }) => rule,
  operation: ({ operation }) => operation ?? 'The whole contract',
  file: ({ location: place }) => place?.file ?? 'Nowhere in a file',
};

function rank({ severity }: Finding): number {
  return severities.indexOf(severity);
}

function draw(): void {
  const hits = findings.filter(isShown);
  const groups = [...Map.groupBy(hits, keys[state.by])]
    .map(([key, own]) => ({ key, own: own.toSorted((one, other) => rank(one) - rank(other)) }))
    .toSorted((one, other) => rank(one.own[0] as Finding) - rank(other.own[0] as Finding));
  const [list, detail] = [byId('list'), byId('detail')];
  if (list.contains(detail)) byId('md').append(detail);
  state.order = [];
  list.replaceChildren(...groups.map(group));
  if (hits.length === 0)
    list.append(
      emptyBox('Nothing matches', `None of the ${number(findings.length)} findings fits these filters.`),
    );
  const shown = document.getElementById('shown');
  if (shown)
    shown.textContent = hits.length === findings.length ? '' : `${hits.length} of ${findings.length}`;
  mark();
}

function group({ key, own }: { readonly key: string; readonly own: readonly Finding[] }): HTMLElement {
  const isWhole = state.opened.has(key) || own.length <= (key === '' ? 60 : 8);
  const shown = isWhole ? own : own.slice(0, shownOfGroup);
  state.order.push(...shown.map(({ index }) => index));
  const title = state.by === 'operation' ? operationName(key) : key;
  return h(
    'div',
    { class: 'grp' },
    key !== '' && findings.length > 1 && h('h2', {}, title, h('span', {}, number(own.length))),
    shown.map((finding) =>
      findingRow(
        finding,
        { by: state.by, open: () => select(finding.index, true) },
        icon(severityIcons[finding.severity], severityLooks[finding.severity], finding.severity),
      ),
    ),
    shown.length < own.length &&
      h(
        'button',
        {
          class: 'more',
          type: 'button',
          onclick: () => {
            state.opened.add(key);
            draw();
          },
        },
        `Show ${number(own.length - shown.length)} more${key === '' ? '' : ` of ${key}`}`,
      ),
  );
}

function mark(): HTMLElement | null {
  for (const row of document.querySelectorAll('.row[aria-current]')) row.removeAttribute('aria-current');
  const row = document.getElementById(`f${state.selected}`);
  row?.setAttribute('aria-current', 'true');
  return row;
}

function select(index: number | undefined, notes: boolean): void {
  const finding = index === undefined ? undefined : findings[index];
  if (!finding) return;
  const detail = byId('detail');
  // On a narrow page the list opens and closes in place.
  if (!wide.matches && notes && state.selected === finding.index && detail.hasChildNodes()) {
    detail.replaceChildren();
    state.selected = -1;
    mark();
    return;
  }
  state.selected = finding.index;
  const row = mark();
  detail.replaceChildren(...h('div', {}, ...findingDetail(finding)).childNodes);
  detail.scrollTop = 0;
  if (!wide.matches && row) row.after(detail);
  else if (detail.parentNode !== byId('md')) byId('md').append(detail);
  row?.scrollIntoView({ block: 'nearest' });
  if (notes) history.replaceState(null, '', `#findings/${finding.id}`);
}

/** The finding that is chosen. */
export function chosenFinding(): Finding | undefined {
  return findings[state.selected];
}

/** Chooses the next finding of the list, or the one before it, and moves the focus there. */
export function moveFinding(by: 1 | -1): void {
  const at = state.order.indexOf(state.selected);
  const next = at < 0 ? 0 : Math.max(0, Math.min(state.order.length - 1, at + by));
  select(state.order[next], false);
  document.getElementById(`f${state.selected}`)?.focus({ preventScroll: true });
}

/** Goes from the search into the first finding. */
export function chooseFirst(): void {
  select(state.order[0], true);
  document.getElementById(`f${state.order[0]}`)?.focus();
}

/** Goes from a line of the list into what is known of it. */
export function enterFinding(row: HTMLElement): void {
  select(Number(row.id.slice(1)), false);
  byId('detail').focus();
}

/** So many findings are printed with what is known of them. */
const mostPrinted = 300;

/** Shows all findings with their help and replay lines, for paper. */
export function printFindings(): void {
  state.opened = new Set(findings.map(keys[state.by]));
  state.query = '';
  draw();
  for (const { index, expected, answered, help, replay } of findings.slice(0, mostPrinted))
    document
      .getElementById(`f${index}`)
      ?.after(
        h(
          'div',
          { class: 'pd' },
          expected !== undefined &&
            answered !== undefined &&
            h('p', {}, `Expected ${expected}, answered ${answered}.`),
          help !== undefined && h('p', {}, help),
          replay !== undefined && h('code', {}, replay),
        ),
      );
}
