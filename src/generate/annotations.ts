/** Keywords that assert nothing (JSON Schema 2020-12; OpenAPI 3.1, "Schema Object"). */
const annotations = new Set([
  '$comment',
  'title',
  'description',
  'summary',
  'default',
  'deprecated',
  'example',
  'examples',
  'readOnly',
  'writeOnly',
  'externalDocs',
  'xml',
  '$anchor',
  '$dynamicAnchor',
  '$id',
  '$schema',
]);

/** Whether a keyword asserts nothing of a value. */
export function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith('x-');
}
