/** Works something out when it is first asked for, and remembers it; `made` tells it only when it is there already. */
export function once<T>(make: () => T): (() => T) & { made(): T | undefined } {
  let memory: { readonly value: T } | undefined;
  const get = () => {
    memory ??= { value: make() };
    return memory.value;
  };
  return Object.assign(get, { made: () => memory?.value });
}
