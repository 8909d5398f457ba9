/** Works something out when it is first asked for, and remembers it. */
export function once<T>(make: () => T): () => T {
  let memory: { readonly value: T } | undefined;
  return () => {
    memory ??= { value: make() };
    return memory.value;
  };
}
