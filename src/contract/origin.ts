import { ExpectedError } from '../expected-error.ts';
import { type Json, type JsonObject, isObject, setOwn } from '../json.ts';
import { fromPointer } from '../json-pointer.ts';
import type { SourceLocation } from '../source-location.ts';
import type { SourceFile } from './source-file.ts';

/** Where a value was written: a file, and the way to it from the file's root, innermost token first. */
export type Origin =
  | { readonly file: SourceFile }
  | { readonly file: SourceFile; readonly parent: Origin; readonly token: string };

type Container = Json[] | { [key: string]: Json };

/** Nothing that people write is deeper, and every later step walks recursively. */
const maximumDepth = 400;

/**
 * Remembers where the parts of a document were written, however the document is put together: each
 * object and array carries its origin along when it is moved; a member that comes from elsewhere
 * than its container is noted on its own.
 */
export class Origins {
  readonly #containers = new Map<object, Origin>();
  readonly #members = new WeakMap<object, Map<string, Origin>>();
  readonly #bundled = new WeakMap<object, Map<string, Json | undefined>>();

  /** A copy of a file's value (or of what is below `origin` in it), every part of it with its origin. */
  read(value: Json, origin: Origin): Json {
    return this.take(structuredClone(value), origin);
  }

  /**
   * Notes the origin of every part of a file's value, which becomes part of the document itself: of what is
   * taken, nobody else may read.
   *
   * @throws ExpectedError when it is nested too deeply, or holds what is no JSON number
   */
  take(value: Json, origin: Origin): Json {
    this.#note(value, origin, 0);
    return value;
  }

  #note(value: Json, origin: Origin, depth: number): void {
    if (typeof value !== 'object' || value === null) {
      if (typeof value === 'number' && !Number.isFinite(value)) refuse(`${value} is no JSON number`, origin);
      return;
    }
    if (depth > maximumDepth) refuse(`nested deeper than ${maximumDepth} levels`, origin);
    this.#containers.set(value, origin);
    const { file } = origin;
    const children = value as { [key: string]: Json };
    // Arrays and objects that a parser made have no enumerable members but their own.
    for (const token in children) {
      const child = children[token] as Json;
      if (typeof child === 'object' ? child !== null : typeof child === 'number' && !Number.isFinite(child)) {
        this.#note(child, { file, parent: origin, token }, depth + 1);
      }
    }
  }

  /** A copy of a part of a document; the copy's parts keep their origins. */
  copy(value: Json): Json {
    if (typeof value !== 'object' || value === null) return value;
    const copied = this.#rebuild(value, this.#containers.get(value), (child) => this.copy(child));
    const members = this.#members.get(value);
    if (members) this.#members.set(copied as Container, new Map(members));
    const marked = this.#bundled.get(value);
    if (marked) this.#bundled.set(copied as Container, new Map(marked));
    return copied;
  }

  /** Notes that the reference an object holds means the document, no longer the file it was written in. */
  markBundled(holder: JsonObject, key: string): void {
    const marked = this.#bundled.get(holder) ?? new Map<string, Json | undefined>();
    this.#bundled.set(holder, marked.set(key, holder[key]));
  }

  /** Whether `markBundled` was called on an object, or on what it is a copy of, and the reference is still that one. */
  isBundled(holder: JsonObject, key: string): boolean {
    const marked = this.#bundled.get(holder);
    return marked !== undefined && marked.has(key) && marked.get(key) === holder[key];
  }

  #rebuild(value: Json, origin: Origin | undefined, rebuild: (child: Json, token: string) => Json): Json {
    if (typeof value !== 'object' || value === null) return value;
    const copied: Container = Array.isArray(value) ? [] : {};
    for (const [key, child] of Object.entries(value)) put(copied, key, rebuild(child, key));
    if (origin) this.#containers.set(copied, origin);
    return copied;
  }

  /** Sets a member or item that was written elsewhere than its container, and notes where. */
  set(container: Container, key: string, value: Json, origin: Origin | undefined): void {
    put(container, key, value);
    if (!origin) return;
    const members = this.#members.get(container) ?? new Map<string, Origin>();
    this.#members.set(container, members.set(key, origin));
  }

  /** Takes a member or item out; the items behind it keep their origins. */
  remove(container: Container, key: string): void {
    if (!Array.isArray(container)) {
      delete container[key];
      this.#members.get(container)?.delete(key);
      return;
    }
    const origins = container.map((_, index) => this.of(container, String(index)));
    container.splice(Number(key), 1);
    origins.splice(Number(key), 1);
    const kept = origins.flatMap((origin, index) => (origin ? [[String(index), origin] as const] : []));
    this.#members.set(container, new Map(kept));
  }

  /** Where a member or item was written. */
  of(container: Container, key: string): Origin | undefined {
    const noted = this.#members.get(container)?.get(key);
    if (noted) return noted;
    const value = Array.isArray(container) ? container[Number(key)] : container[key];
    const own = this.ofContainer(value);
    const around = this.#containers.get(container);
    if (own) return own;
    return around && { file: around.file, parent: around, token: key };
  }

  /** Where an object or array was written; `undefined` for a primitive, or for what the toolkit added. */
  ofContainer(value: Json | undefined): Origin | undefined {
    return typeof value === 'object' && value !== null ? this.#containers.get(value) : undefined;
  }

  /** Gives what the toolkit makes (a wrapper around `of`, say) the origin of what it was made from. */
  adopt(made: Container, from: Json): void {
    const origin = this.ofContainer(from);
    if (origin) this.#containers.set(made, origin);
  }

  /** The origin of what stands at a pointer in a document; of its nearest parent when nothing does. */
  at(document: Json, pointer: string): Origin | undefined {
    let value: Json | undefined = document;
    let origin = this.ofContainer(document);
    for (const token of fromPointer(pointer)) {
      if (!isObject(value) && !Array.isArray(value)) break;
      origin = this.of(value, token) ?? origin;
      if (!Object.hasOwn(value, token)) break;
      value = (value as { [key: string]: Json })[token];
    }
    return origin;
  }
}

/** The line and column of an origin. */
export function locationOf(origin: Origin): SourceLocation {
  const tokens: string[] = [];
  let at: Origin = origin;
  while ('parent' in at) {
    tokens.push(at.token);
    at = at.parent;
  }
  return origin.file.locate(tokens.toReversed());
}

function refuse(message: string, origin: Origin): never {
  throw new ExpectedError(message, { location: locationOf(origin) });
}

function put(container: Container, key: string, value: Json): void {
  if (Array.isArray(container)) container[Number(key)] = value;
  else setOwn(container, key, value);
}
