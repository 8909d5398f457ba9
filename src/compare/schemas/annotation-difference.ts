import { isObject, type Json } from '../../json.ts';
import { canonicalText } from '../../schema/json-equal.ts';
import { formatNamed } from '../../schema/judging.ts';
import type { Action, ChangeSeverity } from '../change.ts';
import { isDeciding } from '../deciding.ts';
import { isAnnotation } from '../essence.ts';
import { discriminatorDifference } from './discriminator-difference.ts';
import type { Pair, Sides } from './pair.ts';
import { behindReferences, schemaAt, type SchemaSide } from './schema-side.ts';

/** A difference in what a schema says without deciding which values are valid. */
export interface AnnotationDifference {
  readonly kind: string;
  readonly action: Action;
  readonly severity: ChangeSeverity;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** What happened in words, where its values do not tell. */
  readonly words?: string;
}

/** How one annotation counts. */
interface Annotation {
  readonly keyword: string;
  /** The severity of a change, between values that differ; `undefined` when it concerns nobody. */
  readonly severity: (
    before: Json | undefined,
    after: Json | undefined,
    sides: Sides,
  ) => ChangeSeverity | undefined;
}

const table: readonly Annotation[] = [
  {
    keyword: 'default',
    severity: (before, _, { direction }) => {
      if (direction === 'response') return undefined;
      return before === undefined ? 'safe' : 'dangerous';
    },
  },
  { keyword: 'deprecated', severity: () => 'safe' },
  marker('readOnly', 'request'),
  marker('writeOnly', 'response'),
  // Validation 2020-12, section 8: nothing validates these, and everybody who decodes the text relies on them; what is in it has changes of its own.
  decoding('contentMediaType'),
  decoding('contentEncoding'),
  {
    keyword: 'contentSchema',
    // What both say of it is compared for itself.
    severity: (before, after, { sender }) => {
      if (before !== undefined && after !== undefined) return undefined;
      return (sender === 'base' ? after : before) === undefined ? 'safe' : 'breaking';
    },
  },
  {
    keyword: 'format',
    severity: (before, after) => ([before, after].some(isAsserted) ? undefined : 'dangerous'),
  },
  {
    keyword: 'x-extensible-enum',
    severity: (before, after, { sender }) => {
      const [from, to] = sender === 'base' ? [before, after] : [after, before];
      const isCovered = listOf(from).every((value) =>
        listOf(to).some((other) => canonicalText(other) === canonicalText(value)),
      );
      // Whoever reads an open set must be ready for values that it does not list.
      return isCovered || sender === 'head' ? 'safe' : 'dangerous';
    },
  },
];

function marker(keyword: 'readOnly' | 'writeOnly', concerned: Sides['direction']): Annotation {
  return {
    keyword,
    severity: (_, after, { direction }) => {
      if (direction !== concerned) return undefined;
      return after === true ? 'dangerous' : 'safe';
    },
  };
}

function decoding(keyword: string): Annotation {
  return {
    keyword,
    severity: (before, after, { sender }) => {
      const loosening = sender === 'base' ? after : before;
      return loosening === undefined ? 'safe' : 'breaking';
    },
  };
}

/** How two schemas differ in annotations that matter, beside their references and behind them. */
export function annotationDifferences(sides: Sides, pair: Pair): readonly AnnotationDifference[] {
  const base = behindReferences(sides.base, pair.base);
  const head = behindReferences(sides.head, pair.head);
  const own = table.flatMap(({ keyword, severity }) => {
    const before = valueOf(sides.base, keyword, pair.base, base);
    const after = valueOf(sides.head, keyword, pair.head, head);
    if (textOf(before) === textOf(after)) return [];
    const judged = severity(before, after, sides);
    return judged
      ? [{ kind: keyword, action: actionOf(before, after), severity: judged, before, after }]
      : [];
  });
  return [...own, ...discriminators(sides, base, head), ...unknownKeywords(sides, base, head)];
}

/** Keywords that something else looks at, or that nothing can be said about. */
const looked: ReadonlySet<string> = new Set([...table.map(({ keyword }) => keyword), 'discriminator']);

/** Keywords that nobody knows: neither JSON Schema nor OpenAPI names them. */
function unknownKeywords(sides: Sides, base: string, head: string): readonly AnnotationDifference[] {
  const [from, to] = [schemaAt(sides.base, base), schemaAt(sides.head, head)];
  if (!isObject(from) || !isObject(to)) return [];
  const unknown = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
    (keyword) =>
      !isDeciding(keyword) && !looked.has(keyword) && !isAnnotation(keyword) && !keyword.startsWith('x-'),
  );
  return unknown
    .filter((keyword) => textOf(from[keyword]) !== textOf(to[keyword]))
    .map((keyword) => ({
      kind: 'not-understood',
      action: actionOf(from[keyword], to[keyword]),
      severity: 'dangerous',
      before: from[keyword],
      after: to[keyword],
      words: `${keyword} ${from[keyword] === undefined ? 'was added' : to[keyword] === undefined ? 'was removed' : 'changed'}, and what that means is not understood`,
    }));
}

function discriminators(sides: Sides, base: string, head: string): readonly AnnotationDifference[] {
  const [from, to] = [schemaAt(sides.base, base), schemaAt(sides.head, head)];
  if (!isObject(from) || !isObject(to)) return [];
  const words = discriminatorDifference(sides, from, to);
  const [before, after] = [from.discriminator, to.discriminator];
  return words === ''
    ? []
    : [
        {
          kind: 'discriminator',
          action: actionOf(before, after),
          severity: 'dangerous',
          before,
          after,
          words,
        },
      ];
}

function valueOf(side: SchemaSide, keyword: string, ...pointers: readonly string[]): Json | undefined {
  for (const pointer of pointers) {
    const schema = schemaAt(side, pointer);
    if (typeof schema !== 'boolean' && Object.hasOwn(schema, keyword)) return schema[keyword];
  }
  return undefined;
}

/** `deprecated: false` says as much as nothing. */
function textOf(value: Json | undefined): string {
  return value === undefined || value === false ? '' : canonicalText(value);
}

function actionOf(before: Json | undefined, after: Json | undefined): Action {
  if (textOf(before) === '') return 'added';
  return textOf(after) === '' ? 'removed' : 'changed';
}

function isAsserted(format: Json | undefined): boolean {
  return typeof format === 'string' && formatNamed(format) !== undefined;
}

function listOf(value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value;
  return value === undefined || isObject(value) ? [] : [value];
}
