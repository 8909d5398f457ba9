import type { Example, MediaType, Operation, Response } from '../contract/contract.ts';
import type { Json, JsonObject } from '../json.ts';
import type { RequestConstraint } from './constraint.ts';
import type { WireRequest } from '../wire/wire-request.ts';
import type { Draft } from './draft.ts';
import type { Part } from './part.ts';

/** One concrete request with what is expected of the answer. */
export interface Case {
  /** Names the case in `--replay`, together with the seed: `POST /pets#violation:body/minItems`. */
  readonly id: string;
  readonly operation: Operation;
  /** What is sent, as the object of a sentence: `a valid request`, `a body with 1001 items at /ids`. */
  readonly sends: string;
  /** Without credentials: they are put in when it is sent. */
  readonly request: WireRequest;
  /** `without`: those of one security scheme, by its name, are left out. `as`: the given ones, under another scheme's word. */
  readonly credentials:
    | 'given'
    | 'none'
    | 'made-up'
    | { readonly without: string }
    | { readonly as: 'Basic' };
  readonly expectation: Expectation;
  /** What the request was made from; none of a request that stays as it is, whatever is on the server. */
  readonly making?: Making;
  /** The resources that it names and that are not on the server, as far as is known. */
  readonly lacks?: readonly Lack[];
}

/** A resource that a request names and that is not there. */
export interface Lack {
  readonly in: Part['in'];
  /** As a clause: `POST /customers, which makes a /customers/{id}, answered 403`. */
  readonly why: string;
}

/** What a request was made from, so that it can be made again with other values in places that it is not about. */
export interface Making {
  readonly draft: Draft;
  /** The place that the case is about: a part, and a JSON pointer into its value. */
  readonly aim?: { readonly part: Part; readonly pointer: string };
  /** What is done to the written draft. */
  readonly finish?: (request: WireRequest) => WireRequest;
}

/** What a correct server does with a case. */
export type Expectation =
  | Accepted
  | Rejected
  | { readonly kind: 'method-refused'; readonly breaks: RequestConstraint }
  | { readonly kind: 'unauthenticated'; readonly breaks: RequestConstraint }
  | ReadOnlyValue
  /** It reads what was deleted before, and is answered with 404 or 410. */
  | { readonly kind: 'gone' }
  | DocumentedAnswer;

/** The request is valid, and answered with 2xx or 3xx. */
export interface Accepted {
  readonly kind: 'accepted';
  /** Why the target may refuse it all the same: a known limit of the mock. */
  readonly excuse?: string;
  /** Whether any 4xx is right, documented or not: no contract describes everything that a server may not take. */
  readonly isRefusable?: boolean;
  /** Whether it reads what was created before and not deleted since: for certain, or as its id suggests. */
  readonly created?: 'certainly' | 'likely';
  /** The members that were written last to what it reads, or that it writes itself. */
  readonly written?: JsonObject;
  /** A resource that the list which it reads has, or has no more; whether it does is not always known. */
  readonly lists?: { readonly id: Json; readonly parameter: string; readonly isThere?: boolean };
  /** The value that was sent for a read-only property of what it reads. */
  readonly ignored?: ReadOnlyValue;
  /** Whether it changes what was deleted before, and was not there any more. */
  readonly isAfterDeletion?: boolean;
  /** The one media type that it accepts. */
  readonly accepts?: string;
  /** Whether the same request is sent by GET afterwards. */
  readonly likeGet?: boolean;
  /** The text that it sends, whose length depends on how it is counted. */
  readonly counts?: LengthCounted;
  /** The items of the page that linked to this one. */
  readonly previousPage?: readonly Json[];
}

/** A text that a limit allows or not, depending on whether characters are counted or their code units in UTF-16. */
export interface LengthCounted {
  readonly keyword: 'maxLength' | 'minLength';
  readonly limit: number;
  /** In characters. */
  readonly length: number;
  /** Whether the limit allows so many characters. */
  readonly isAllowed: boolean;
  /** JSON pointer of the keyword. */
  readonly pointer: string;
}

/** The request breaks one constraint, and is answered with 4xx. */
export interface Rejected {
  readonly kind: 'rejected';
  readonly breaks: RequestConstraint;
  /** JSON pointers of the keywords that fail because this one does, and may be given as the reason. */
  readonly consequences: readonly string[];
  /** Statuses that HTTP itself gives for this, and that need not be documented. */
  readonly undocumented: readonly number[];
}

/** The request gives a read-only property a value, which is ignored or refused. */
export interface ReadOnlyValue {
  readonly kind: 'read-only';
  readonly property: string;
  readonly value: Json;
  /** JSON pointer of what says that it is read-only. */
  readonly pointer: string;
}

/** The answer is a documented example, as the request asked for. */
export interface DocumentedAnswer {
  readonly kind: 'example';
  readonly status: number;
  readonly response: Response;
  readonly mediaType: MediaType;
  readonly example: Example;
  /** What the example means: its value, or what that says in its media type. */
  readonly value: Json;
}

/** The constraint that a case breaks, if it breaks one. */
export function brokenConstraint(expectation: Expectation): RequestConstraint | undefined {
  return 'breaks' in expectation ? expectation.breaks : undefined;
}
