/**
 * A path template without the names of its parameters: `/users/{id}/things/{thing}` gives
 * `/users/{}/things/{}`. Templates of one shape are the same path.
 */
export function pathShape(template: string): string {
  return template.replaceAll(/\{[^{}]*\}/g, '{}').replace(/(?<=.)\/$/, '');
}

/** A path parameter, with the shape of the path that ends in it. */
export interface PathParameter {
  readonly name: string;
  /** What its value identifies: `/users/{}`. */
  readonly shape: string;
}

/** The parameters that are whole segments of a path template, the outermost first. */
export function pathParameters(template: string): readonly PathParameter[] {
  const segments = template.split('/');
  return segments.flatMap((segment, index) => {
    const name = /^\{([^{}]+)\}$/.exec(segment)?.[1];
    return name === undefined ? [] : [{ name, shape: pathShape(segments.slice(0, index + 1).join('/')) }];
  });
}
