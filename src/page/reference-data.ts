import type { ChangeRecord } from '../change-record.ts';
import type { Json } from '../json.ts';

/** What the page of a contract is made of. */
export interface ReferenceData {
  readonly contract: string;
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  readonly servers: readonly string[];
  /** Whether overlays add anything. */
  readonly hasOurs: boolean;
  readonly operations: readonly OperationDocs[];
  /** What changed since a revision. */
  readonly changes?: { readonly since: string; readonly list: readonly ChangeRecord[] };
  /** The address of a mock, or another server, that requests are sent to; none on a page that stands alone. */
  readonly live?: string;
}

/** One operation, for people who call it. */
export interface OperationDocs {
  readonly title: string;
  readonly method: string;
  readonly path: string;
  /** Its place in the page: `op-createPet`. */
  readonly anchor: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly isDeprecated: boolean;
  /** The names of the security schemes of each alternative. */
  readonly credentials: readonly string[];
  /** How many constraints its requests have. */
  readonly constraints: number;
  readonly parameters: readonly ParameterDocs[];
  readonly body?: BodyDocs;
  readonly responses: readonly ResponseDocs[];
  readonly examples: readonly EdgeDocs[];
  /** A call of the generated client. */
  readonly call: string;
  readonly curl?: string;
}

/** A parameter. */
export interface ParameterDocs {
  readonly in: string;
  readonly node: SchemaDocs;
}

/** A request body in one media type. */
export interface BodyDocs {
  readonly type: string;
  readonly isRequired: boolean;
  readonly node: SchemaDocs;
}

/** One status of the responses. */
export interface ResponseDocs {
  readonly status: string;
  readonly description: string;
  readonly type?: string;
  readonly node?: SchemaDocs;
  readonly examples: readonly ExampleDocs[];
}

/** An example of a response. */
export interface ExampleDocs {
  readonly name?: string;
  readonly anchor?: string;
  readonly value: Json;
  /** What it is the answer to: the words of the constraint that it is linked to. */
  readonly rule?: string;
  /** Why only the server can say so. */
  readonly state?: string;
}

/** What a team's overlay says of what it added. */
export interface OursDocs {
  readonly place: string;
  readonly prose?: string;
  /** The texts that it comes from, where the overlay names them: each with its place in the description. */
  readonly sources: readonly { readonly pointer: string; readonly text: string }[];
}

/** A constraint in words. */
export interface RuleDocs {
  readonly words: string;
  readonly ours?: OursDocs;
}

/** A schema as people read it. */
export interface SchemaDocs {
  readonly name: string;
  readonly type: string;
  readonly description?: string;
  readonly isRequired: boolean;
  /** Whether the team made it required. */
  readonly requiredBy?: OursDocs;
  readonly notes: readonly string[];
  readonly rules: readonly RuleDocs[];
  readonly members: readonly SchemaDocs[];
  readonly shapes?: ShapesDocs;
}

/** Alternatives, of which one or some must fit. */
export interface ShapesDocs {
  readonly words: string;
  readonly ours?: OursDocs;
  readonly list: readonly SchemaDocs[];
}

/** A request, and what the mock answers: what fits, or breaks just one constraint. */
export interface EdgeDocs {
  /** What it is called: `a body without name`. */
  readonly sends: string;
  /** The constraint that it breaks: its place and its words; absent of what fits. */
  readonly breaks?: {
    readonly place: string;
    readonly words: string;
    readonly pointer: string;
    readonly ours: boolean;
  };
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The body as JSON. */
  readonly body?: Json;
  /** A body that is none, or too long: how many characters it has. */
  readonly length?: number;
  readonly status: number;
  /** What came back; of a broken constraint only where that is documented for it. */
  readonly answer?: Json;
  /** The name of the documented error. */
  readonly documented?: string;
}
