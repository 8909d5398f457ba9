import { digest } from './digest.ts';
import type { Upstream, UpstreamAddress } from './fetch-upstream.ts';
import type { Source } from './source.ts';

/**
 * What is to be remembered of a description that was fetched.
 *
 * @param today the day, as `2026-01-31`
 */
export function sourceOf({ url, file }: UpstreamAddress, upstream: Upstream, today: string): Source {
  const [description, ...neighbours] = upstream.files;
  return {
    ...(url === undefined ? { file } : { url }),
    operation: upstream.operation,
    sha256: digest(description?.text ?? ''),
    retrieved: today,
    etag: upstream.etag,
    lastModified: upstream.lastModified,
    neighbours: Object.fromEntries(neighbours.map(({ path, text }) => [path, digest(text)])),
  };
}
