/** Works something out when it is first needed, and remembers it. */
export function once<T>(make: () => T): () => T {
  let memory: { readonly value: T } | undefined;
  return () => {
    memory ??= { value: make() };
    return memory.value;
  };
}
