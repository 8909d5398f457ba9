/** A path template without the names of its parameters, which callers never see: `/pets/{}/toys`. */
export function templateShape(path: string): string {
  return path.replaceAll(/\{[^{}]*\}/g, '{}');
}

/** The names of a path template's parameters, in their order. */
export function templateNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}
