import type { Json, JsonObject } from '../../json.ts';
import type { Omission } from '../../shortened-json.ts';
import { h, type Kid } from './dom.ts';

/** A place in a value, and what is said of it. */
export interface LineMark {
  readonly pointer: string;
  readonly message: string;
  /** Something else than what the reader looks at. */
  readonly isOther?: boolean;
}

/** What is shown of a value. */
export interface LineOptions {
  readonly marks?: readonly LineMark[];
  readonly omitted?: readonly Omission[];
  /** So many lines at most. */
  readonly most?: number;
}

interface Line {
  readonly pointer: string;
  readonly depth: number;
  readonly kids: Kid;
}

/** Lists of plain values that are shorter, in characters, stand in one line. */
const shortList = 64;
const longText = 240;

/** A JSON value as lines, those marked that something is said of. */
export function jsonLines(value: Json, { marks = [], omitted = [], most = 400 }: LineOptions = {}): Kid {
  const lines: Line[] = [];
  addLines({ lines, marks, omitted, most }, value, { pointer: '', depth: 0, before: [], after: '' });
  if (lines.length >= most)
    lines.push({ pointer: '…', depth: 0, kids: h('span', { class: 'hd' }, '… more lines than are shown') });
  const left = new Set(marks.map((mark) => placed(mark, lines)));
  return lines.map((line) => lineElement(line, [...left], left));
}

/** A mark of a place that is not shown stands at the nearest place around it. */
function placed(mark: LineMark, lines: readonly Line[]): LineMark {
  let { pointer } = mark;
  while (pointer !== '' && !lines.some((line) => line.pointer === pointer))
    pointer = pointer.slice(0, pointer.lastIndexOf('/'));
  return { ...mark, pointer };
}

function lineElement({ pointer, depth, kids }: Line, marks: readonly LineMark[], left: Set<LineMark>): Kid {
  const own = marks.filter((mark) => mark.pointer === pointer && left.has(mark));
  for (const mark of own) left.delete(mark);
  const look = own.some(({ isOther = false }) => !isOther) ? ' hit' : own.length > 0 ? ' soft' : '';
  const why = [...new Set(own.map(({ message }) => message))].join('; ');
  return h(
    'span',
    { class: `l${look}` },
    '  '.repeat(depth),
    kids,
    own.length > 0 && h('span', { class: 'why' }, `← ${why}`),
  );
}

interface Writing {
  readonly lines: Line[];
  readonly marks: readonly LineMark[];
  readonly omitted: readonly Omission[];
  readonly most: number;
}

interface Spot {
  readonly pointer: string;
  readonly depth: number;
  /** What stands before the value on its line: its name. */
  readonly before: Kid;
  readonly after: string;
}

function addLines(writing: Writing, value: Json, spot: Spot): void {
  const { lines, most } = writing;
  if (lines.length >= most) return;
  const { pointer, depth, before, after } = spot;
  const rest = writing.omitted.filter((each) => each.pointer === pointer);
  const flat = flatKids(writing, value, pointer, rest.length > 0);
  if (flat !== undefined) {
    lines.push({ pointer, depth, kids: [before, flat, after, omissions(rest)] });
    return;
  }
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const entries = Object.entries(value as JsonObject);
  lines.push({ pointer, depth, kids: [before, open] });
  entries.forEach(([key, member], index) =>
    addLines(writing, member, {
      pointer: `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      depth: depth + 1,
      before: Array.isArray(value) ? [] : [h('span', { class: 'k' }, JSON.stringify(key)), ': '],
      after: index < entries.length - 1 || rest.length > 0 ? ',' : '',
    }),
  );
  if (rest.length > 0) lines.push({ pointer: `${pointer}/…`, depth: depth + 1, kids: omissions(rest) });
  lines.push({ pointer: `${pointer}/${close}`, depth, kids: [close, after] });
}

function omissions(rest: readonly Omission[]): Kid {
  return rest.map(({ kind, count }) =>
    h('span', { class: 'hd' }, ` … ${count.toLocaleString('en')} more ${kind}`),
  );
}

/** What stands in one line; `undefined` for what takes several. */
function flatKids({ marks }: Writing, value: Json, pointer: string, isShortened: boolean): Kid | undefined {
  if (value === null || typeof value !== 'object') return scalar(value);
  const entries = Object.values(value);
  if (entries.length === 0) return Array.isArray(value) ? '[]' : '{}';
  const isPlain =
    Array.isArray(value) &&
    !isShortened &&
    value.every((item) => item === null || typeof item !== 'object') &&
    JSON.stringify(value).length < shortList &&
    !marks.some((mark) => mark.pointer.startsWith(`${pointer}/`));
  if (!isPlain) return undefined;
  return ['[', value.map((item, index) => [index > 0 && ', ', scalar(item)]), ']'];
}

function scalar(value: Json): Kid {
  const text = JSON.stringify(value);
  if (typeof value !== 'string') return h('span', { class: 'nu' }, text);
  const told =
    text.length > longText + 80 ? `${text.slice(0, longText)}…" (${value.length} characters)` : text;
  return h('span', { class: 's' }, told);
}

/** Lines as a block of code. */
export function codeBlock(label: string, lines: Kid, look = ''): HTMLElement {
  return h('pre', { class: `code ${look}`, tabindex: '0', role: 'group', 'aria-label': label }, lines);
}
