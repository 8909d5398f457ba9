import type { OverlayOrigin } from '../constraint-record.ts';
import type { Json, JsonObject } from '../json.ts';
import type { SourceLocation } from '../source-location.ts';

/** One OpenAPI description with its overlays: a folder in `spec/`, known by the folder's name. */
export interface Contract {
  readonly name: string;
  /**
   * The bundled document: upstream and overlays, references internal, OpenAPI 3.1, dialect named.
   * Every pointer in the toolkit points into it. Treat it as frozen.
   */
  readonly document: JsonObject;
  readonly operations: readonly Operation[];
  /** Every file that was read to make it: the description, its neighbours, the overlays. */
  readonly files: readonly string[];
  /** What the description says in a version of OpenAPI before 3.1, and cannot be said in that. */
  readonly losses?: readonly Loss[];
  /** The place where what stands at a JSON pointer was written; for what is nowhere, its nearest parent's. */
  locate(pointer: string): SourceLocation;
  /** The overlay action that wrote what stands at a JSON pointer; `undefined` for what the publisher wrote. */
  overlayOf?(pointer: string): OverlayOrigin | undefined;
}

/** Something that an upgrade could not carry over. */
export interface Loss {
  /** One sentence without a full stop: what is lost, and what is taken instead. */
  readonly message: string;
  readonly location: SourceLocation;
}

/** The methods that have a field of their own in a path (OpenAPI 3.2, "Path Item Object"). */
export const methods = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
] as const;
/** A method that has a field of its own in a Path Item, in lower case as OpenAPI writes it. */
export type Method = (typeof methods)[number];

/** A method as requests say it: `get` is sent as `GET`, one of `additionalOperations` as it is written (OpenAPI 3.2, "Path Item Object"). */
export function requestMethod(method: string): string {
  return isFixedMethod(method) ? method.toUpperCase() : method;
}

/** Whether a method asks for no change: it may be sent again, and what was read before still holds (RFC 9110, section 9.2.1). */
export function isSafe(method: string): boolean {
  return ['get', 'head', 'options', 'trace', 'query'].includes(method);
}

/** Whether a method, in lower case, has a field of its own in a Path Item. */
export function isFixedMethod(method: string): method is Method {
  return methods.some((known) => known === method);
}

/**
 * One method on one path, references followed and defaults filled in. Every `pointer` is where the
 * object really stands, behind its `$ref`.
 */
export interface Operation {
  readonly pointer: string;
  /** The name of the field: `get`, `query`; one of `additionalOperations` as it is written: `COPY`. `requestMethod` gives what is sent. */
  readonly method: string;
  /** The path template: `/pets/{id}`. */
  readonly path: string;
  /** `POST /pets`, as people say it. */
  readonly title: string;
  readonly operationId: string | undefined;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
  /** The servers' URLs, variables replaced by their defaults: operation's, else path's, else document's. */
  readonly servers: readonly string[];
  /** Path-level parameters included, overridden ones left out. */
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  readonly responses: readonly Response[];
  /** Alternatives, of which one must be met whole. Empty: no authentication. One without schemes: optional. */
  readonly security: readonly SecurityRequirement[];
}

/** Where a parameter travels ("Parameter Object", `in`). */
export type ParameterIn = 'path' | 'query' | 'querystring' | 'header' | 'cookie';

/** A Parameter Object, `style` and `explode` filled in as OpenAPI says. */
export interface Parameter {
  readonly pointer: string;
  readonly name: string;
  readonly in: ParameterIn;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Pointer of its schema (that of its one media type when it has `content`); `undefined` when it has none. */
  readonly schema: string | undefined;
  /** Set when the parameter is described by `content`: the media type it is serialised as. */
  readonly mediaType: string | undefined;
  readonly examples: readonly Example[];
}

/** A Request Body Object. */
export interface RequestBody {
  readonly pointer: string;
  readonly required: boolean;
  readonly content: readonly MediaType[];
}

/** A Media Type Object under its key. */
export interface MediaType {
  readonly pointer: string;
  /** The key: `application/json`, `text/*`. */
  readonly type: string;
  /** Pointer of its schema: of a sequence that is described by its items alone, that of the list of them. */
  readonly schema: string | undefined;
  /** Pointer of the schema of each item of a sequence (OpenAPI 3.2, "Media Type Object"). */
  readonly itemSchema?: string | undefined;
  readonly examples: readonly Example[];
}

/** A Response Object under its status. */
export interface Response {
  readonly pointer: string;
  /** `202`, `4XX` or `default`. */
  readonly status: string;
  readonly headers: readonly Header[];
  readonly content: readonly MediaType[];
}

/** A Header Object under its name. */
export interface Header {
  readonly pointer: string;
  readonly name: string;
  readonly required: boolean;
  readonly schema: string | undefined;
}

/** An example of a media type or parameter: an entry of `examples`, or the one in `example`. */
export interface Example {
  /** The key in `examples`; `undefined` for `example`. */
  readonly name: string | undefined;
  /** Pointer of the Example Object, or of the value of `example`. */
  readonly pointer: string;
  /** Pointer of the value itself. */
  readonly valuePointer: string;
  readonly value: Json;
  /** Whether the value is known by what travels alone (OpenAPI 3.2, "Example Object", `serializedValue`). */
  readonly isSerialized?: boolean;
  /** What travels for the value, where the description says that besides. */
  readonly serialized?: string;
}

/** The schemes that one alternative of `security` asks for together. */
export interface SecurityRequirement {
  readonly schemes: readonly SecurityScheme[];
}

/** A Security Scheme Object under its name. */
export interface SecurityScheme {
  readonly name: string;
  readonly pointer: string;
  readonly type: 'apiKey' | 'http' | 'mutualTLS' | 'oauth2' | 'openIdConnect';
  /** For `http`: `bearer`, `basic` …, in lower case. */
  readonly scheme: string | undefined;
  /** For `apiKey`: where it travels. */
  readonly in: 'query' | 'header' | 'cookie' | undefined;
  /** For `apiKey`: the name it travels under. */
  readonly parameterName: string | undefined;
  /** The scopes that the alternative asks for. */
  readonly scopes: readonly string[];
}
