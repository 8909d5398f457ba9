/**
 * What comes one by one, to be read once with `for await`. Leaving the loop ends the request; aborting the call's
 * `signal` throws in it.
 */
export interface Stream<Item> {
  [Symbol.asyncIterator](): AsyncIterator<Item, void>;
}

/** The text of a response as it comes, decoded from UTF-8. */
export async function* textOf(response: Response): AsyncGenerator<string, void> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const text = decoder.decode(value, { stream: !done });
      if (text !== '') yield text;
      if (done) return;
    }
  } finally {
    // Where somebody stopped reading, the server need not go on.
    await reader.cancel().catch(() => {});
  }
}
