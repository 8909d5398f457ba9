import { isObject, type Json } from '../json.ts';

/** One result of Spectral, as its JSON format has it. */
export interface SpectralResult {
  /** The rule's name. */
  readonly code: string;
  /** Where it is about, from the root of the document. */
  readonly path: readonly string[];
  readonly message: string;
  /** 0 error, 1 warning, 2 information, 3 hint. */
  readonly severity: number;
  /** Where the rule is explained. */
  readonly documentationUrl: string | undefined;
}

/** Reads what Spectral printed; `undefined` when it is not a list of results. */
export function parseSpectralResults(text: string): SpectralResult[] | undefined {
  const results = parse(text);
  if (!Array.isArray(results)) return undefined;
  const read = results.map(toResult);
  return read.every((result) => result !== undefined) ? read : undefined;
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toResult(result: Json): SpectralResult | undefined {
  if (!isObject(result)) return undefined;
  const { code, path, message, severity, documentationUrl } = result;
  if (typeof code !== 'string' && typeof code !== 'number') return undefined;
  if (typeof message !== 'string' || typeof severity !== 'number' || !Array.isArray(path)) return undefined;
  return {
    code: String(code),
    path: path.map(String),
    message,
    severity,
    documentationUrl: typeof documentationUrl === 'string' ? documentationUrl : undefined,
  };
}
