import { isObject, type Json } from '../../json.ts';
import { canonicalText } from '../../schema/json-equal.ts';
import { formatNamed } from '../../schema/formats/formats.ts';
import type { Action, ChangeSeverity } from '../change.ts';
import type { Pair, Sides } from './pair.ts';
import { behindReferences, schemaAt, type SchemaSide } from './schema-side.ts';

/** A difference in what a schema says without deciding which values are valid. */
export interface AnnotationDifference {
  readonly kind: string;
  readonly action: Action;
  readonly severity: ChangeSeverity;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
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
  // Validation 2020-12, section 8: nothing validates these, and everybody who decodes the text relies on them.
  decoding('contentMediaType'),
  decoding('contentEncoding'),
  decoding('contentSchema'),
  { keyword: 'discriminator', severity: () => 'dangerous' },
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
  return table.flatMap(({ keyword, severity }) => {
    const before = valueOf(sides.base, keyword, pair.base, base);
    const after = valueOf(sides.head, keyword, pair.head, head);
    if (textOf(before) === textOf(after)) return [];
    const judged = severity(before, after, sides);
    return judged
      ? [{ kind: keyword, action: actionOf(before, after), severity: judged, before, after }]
      : [];
  });
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
