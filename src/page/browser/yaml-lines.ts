import type { Json } from '../../json.ts';

const longest = 70;

/** A value as lines in the way of YAML, for people to read. */
export function yamlLines(value: Json, depth = 0): string[] {
  const pad = '  '.repeat(depth);
  if (Array.isArray(value)) return value.flatMap((item) => itemLines(item, pad, depth));
  if (value === null || typeof value !== 'object') return [`${pad}${scalarText(value)}`];
  return Object.entries(value).flatMap(([key, member]) => {
    const flat = flatText(member);
    return flat === undefined
      ? [`${pad}${key}:`].concat(yamlLines(member, depth + 1))
      : [`${pad}${key}: ${flat}`];
  });
}

function itemLines(item: Json, pad: string, depth: number): readonly string[] {
  const flat = flatText(item);
  if (flat !== undefined) return [`${pad}- ${flat}`];
  const [first = '', ...rest] = yamlLines(item, depth + 1);
  return [`${pad}- ${first.trimStart()}`, ...rest];
}

function flatText(value: Json): string | undefined {
  if (value === null || typeof value !== 'object') return scalarText(value);
  if (Object.keys(value).length === 0) return Array.isArray(value) ? '[]' : '{}';
  if (!Array.isArray(value) || value.some((item) => item !== null && typeof item === 'object'))
    return undefined;
  const text = `[${value.map(scalarText).join(', ')}]`;
  return text.length < longest ? text : undefined;
}

function scalarText(value: Json): string {
  return typeof value === 'string' && /^[\w .+/$#-]+$/.test(value) ? value : JSON.stringify(value);
}
