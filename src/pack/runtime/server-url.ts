/** What may stand for a variable of a server ("Server Variable Object"). */
export interface ServerVariable {
  readonly default: string;
  readonly enum?: readonly string[];
}

/** The variables of servers, by the URL as the description writes it and the variable's name. */
export type ServerVariables = Readonly<Record<string, Readonly<Record<string, ServerVariable>>>>;

/**
 * A server's URL with its variables filled in, those that are not given with their defaults.
 *
 * @throws TypeError for a value that the description does not allow
 */
export function fillServer(
  url: string,
  values: Readonly<Record<string, string | undefined>>,
  servers: ServerVariables,
): string {
  const variables = new Map(Object.entries(servers[url] ?? {}));
  return url.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = variables.get(name);
    if (!variable) return whole;
    const value = (Object.hasOwn(values, name) ? values[name] : undefined) ?? variable.default;
    if (variable.enum && !variable.enum.includes(value)) {
      throw new TypeError(`${name} must be one of ${variable.enum.join(', ')}, and is ${value}`);
    }
    return value;
  });
}
