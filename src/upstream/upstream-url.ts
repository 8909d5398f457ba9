/** What keeps a text from being the URL of an upstream; `undefined` when nothing does. */
export function upstreamUrlProblem(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || !/^https?:\/\//i.test(text)) {
    return 'url must be a URL that starts with http:// or https://';
  }
  if (url.username !== '' || url.password !== '') {
    return 'url must not hold credentials, as it is shown and committed: give them as a header from the environment';
  }
  return undefined;
}
