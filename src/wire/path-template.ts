/** A path template cut up for matching: one entry a segment, each a sequence of literals and parameters. */
export interface PathTemplate {
  readonly path: string;
  readonly segments: readonly (readonly TemplatePart[])[];
}

/** A literal text, or the place of a parameter with its name, within one segment of a path. */
export type TemplatePart = { readonly literal: string } | { readonly name: string };

/** Cuts up a path template ("Path Templating", OpenAPI 3.1). */
export function parsePathTemplate(path: string): PathTemplate {
  return { path, segments: segmentsOf(path).map(parseSegment) };
}

/**
 * The values that a request's path gives to a template's parameters, in the order of the template and
 * still percent-encoded; `undefined` when the path does not match. A parameter never spans a slash, and
 * where a segment holds several, each takes as little as it can. Takes linear time: templates and paths
 * come from strangers, and a regular expression of several groups would not.
 */
export function matchPathTemplate(template: PathTemplate, path: string): string[] | undefined {
  const segments = segmentsOf(path);
  if (segments.length !== template.segments.length) return undefined;
  const values: string[] = [];
  for (const [index, parts] of template.segments.entries()) {
    const found = matchSegment(parts, segments[index] ?? '');
    if (!found) return undefined;
    values.push(...found);
  }
  return values;
}

/** The values that a path gives to a template's parameters, by their names. */
export function namedValues(
  template: PathTemplate,
  values: readonly string[],
): Readonly<Record<string, string>> {
  const names = template.segments.flat().flatMap((part) => ('name' in part ? [part.name] : []));
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
}

/**
 * Orders templates of as many segments for the search: "concrete definitions are matched before their templated
 * counterparts" (OpenAPI 3.1, "Paths Object"), from the left to the right.
 */
export function bySpecificity(a: PathTemplate, b: PathTemplate): number {
  for (const [index, parts] of a.segments.entries()) {
    const difference = specificity(b.segments[index] ?? []) - specificity(parts);
    if (difference !== 0) return difference;
  }
  return 0;
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

function parseSegment(segment: string): TemplatePart[] {
  return segment
    .split(/(\{[^{}]*\})/)
    .filter((text) => text !== '')
    .map((text) => (/^\{.*\}$/.test(text) ? { name: text.slice(1, -1) } : { literal: text }));
}

function specificity(parts: readonly TemplatePart[]): number {
  if (parts.every((part) => 'literal' in part)) return Number.MAX_SAFE_INTEGER;
  return parts.reduce((sum, part) => sum + ('literal' in part ? part.literal.length : 0), 0);
}

function matchSegment(parts: readonly TemplatePart[], segment: string): string[] | undefined {
  const only = parts[0];
  if (parts.length === 1 && only && 'name' in only) return segment === '' ? undefined : [segment];
  if (parts.every((part) => 'literal' in part)) return sameText(parts, segment) ? [] : undefined;
  return matchMixed(parts, segment);
}

function sameText(parts: readonly TemplatePart[], segment: string): boolean {
  const literal = parts.map((part) => ('literal' in part ? part.literal : '')).join('');
  return literal === segment || decoded(literal) === decoded(segment);
}

function matchMixed(parts: readonly TemplatePart[], segment: string): string[] | undefined {
  const values: string[] = [];
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if ('literal' in part) {
      if (!segment.startsWith(part.literal, at)) return undefined;
      at += part.literal.length;
      continue;
    }
    const end = endOfValue(segment, at, parts[index + 1], index + 2 === parts.length);
    if (end <= at) return undefined;
    values.push(segment.slice(at, end));
    at = end;
  }
  return at === segment.length ? values : undefined;
}

/** Where a value ends: before the next literal (the last one of a segment must end it), or at the end. */
function endOfValue(segment: string, at: number, next: TemplatePart | undefined, last: boolean): number {
  if (!next) return segment.length;
  if ('name' in next) return at + 1;
  if (last) return segment.endsWith(next.literal) ? segment.length - next.literal.length : -1;
  return segment.indexOf(next.literal, at + 1);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
