import { appendPointer } from '../json-pointer.ts';
import type { SchemaNode } from '../schema-node.ts';
import type { ValidationFailure } from '../schema.ts';

/** What the schemas of a place have evaluated of a value so far (Core 2020-12, section 11). */
export interface Evaluated {
  /** Property names. */
  readonly names: Set<string>;
  /** Positions of items. */
  readonly items: Set<number>;
}

/** A way through a schema: keywords, names and positions. */
type Tokens = readonly (string | number)[];

/**
 * So many failures are told of one value. Where alternatives lead back to themselves, what is wrong deep within a
 * value fails in each of them on each level above it.
 */
const mostFailures = 10_000;

/** The judging of one value by one schema: where it is, what has failed, and what was evaluated. */
export class Visit {
  readonly #from: Visit | undefined;
  /** How it was reached from there: the part of the value, and the subschema. Written out when something fails. */
  readonly #part: string | number | undefined;
  readonly #subschema: Tokens;
  /** Where failures go; nowhere, when all that counts is whether there are any. */
  readonly failures: ValidationFailure[] | undefined;
  /** `undefined` where nobody asks. */
  readonly evaluated: Evaluated | undefined;
  /** The one keyword that matters, by the way to it. */
  readonly #aim: string | undefined;
  /** How many more failures of the whole value are told, in all branches together. */
  readonly #told: { left: number };
  #known: string | undefined;

  private constructor(
    from: Visit | undefined,
    part: string | number | undefined,
    subschema: Tokens,
    failures: ValidationFailure[] | undefined,
    evaluated: Evaluated | undefined,
    aim: string | undefined = from ? from.#aim : undefined,
  ) {
    this.#aim = aim;
    this.#told = from ? from.#told : { left: mostFailures };
    this.#from = from;
    this.#part = part;
    this.#subschema = subschema;
    this.failures = failures;
    this.evaluated = evaluated;
  }

  /**
   * The judging of a whole value: with its failures or without, keeping track of what is evaluated or not. With an
   * aim, the way to a keyword, what fails in other branches of the alternatives around that is not told.
   */
  static start({ failures, tracks, aim }: { failures: boolean; tracks: boolean; aim?: string }): Visit {
    const evaluated = tracks ? nothingYet() : undefined;
    return new Visit(undefined, undefined, [], failures ? [] : undefined, evaluated, aim);
  }

  get #pointer(): string {
    const above = this.#from ? this.#from.#pointer : '';
    return this.#part === undefined ? above : appendPointer(above, this.#part);
  }

  get #path(): string {
    this.#known ??= appendPointer(this.#from ? this.#from.#path : '', ...this.#subschema);
    return this.#known;
  }

  /** Says that a keyword failed; gives `false`. */
  fail(node: SchemaNode, keyword: string, message: string, ...tokens: readonly (string | number)[]): false {
    if (!this.failures) return false;
    this.#told.left--;
    this.failures.push({
      keyword,
      message,
      schemaPointer: keyword === 'false' ? node.pointer : appendPointer(node.pointer, keyword, ...tokens),
      keywordPath: keyword === 'false' ? this.#path : appendPointer(this.#path, keyword, ...tokens),
      instancePointer: this.#pointer,
    });
    return false;
  }

  /** The judging of a part of the value by a subschema. */
  into(part: string | number, ...subschema: Tokens): Visit {
    if (!this.failures && !this.evaluated) return this;
    return new Visit(this, part, subschema, this.failures, this.evaluated && nothingYet());
  }

  /** The judging of the same value by a subschema, whose failures count. */
  by(...subschema: Tokens): Visit {
    return this.failures ? new Visit(this, undefined, subschema, this.failures, this.evaluated) : this;
  }

  /** The judging of the same value by a subschema, whose failures may turn out not to count. */
  attempt(...subschema: Tokens): Visit {
    if (!this.failures && !this.evaluated) return this;
    return new Visit(this, undefined, subschema, this.failures && [], this.evaluated && nothingYet());
  }

  /** The same, by one branch of an alternative. */
  branch(keyword: string, index: number): Visit {
    if (this.#aim === undefined || !this.failures) return this.attempt(keyword, index);
    const fork = `${appendPointer(this.#path, keyword)}/`;
    const isBeside = this.#aim.startsWith(fork) && !`${this.#aim}/`.startsWith(`${fork}${index}/`);
    return isBeside ? this.silently() : this.attempt(keyword, index);
  }

  /** The same, keeping apart what is evaluated. */
  alongside(): Visit {
    return this.evaluated ? new Visit(this, undefined, [], this.failures, nothingYet()) : this;
  }

  /** The judging of another value, of which nothing counts but whether it passes. */
  silently(): Visit {
    if (!this.failures && !this.evaluated) return this;
    return this.evaluated ? new Visit(undefined, undefined, [], undefined, nothingYet()) : silent;
  }

  /** Takes over the failures of an attempt. */
  take(attempt: Visit): void {
    if (attempt !== this) this.failures?.push(...(attempt.failures ?? []));
  }

  /** Takes over what another schema that holds for the same value has evaluated. */
  learn({ evaluated }: Visit): void {
    if (!this.evaluated || !evaluated || evaluated === this.evaluated) return;
    for (const name of evaluated.names) this.evaluated.names.add(name);
    for (const index of evaluated.items) this.evaluated.items.add(index);
  }

  /** Whether judging can end with the first failure: nobody asks for the others, or there are more than anybody reads. */
  get endsEarly(): boolean {
    return this.failures === undefined || this.#told.left <= 0;
  }
}

function nothingYet(): Evaluated {
  return { names: new Set(), items: new Set() };
}

const silent = Visit.start({ failures: false, tracks: false });
