import type { Contract, MediaType, Operation } from '../../contract/contract.ts';
import { type Json, type JsonObject, isObject, textOf } from '../../json.ts';
import { toPointer, valueAt } from '../../json-pointer.ts';
import type { Direction } from '../../schema/index.ts';
import { stringLiteral } from '../literal.ts';
import { hasMarkedProperties } from '../marked-properties.ts';
import { nameMethods } from '../method-name.ts';

/** A schema, and the type that was made of it. */
export interface TypedPlace {
  /** The schema's pointer in the bundled document. */
  readonly pointer: string;
  /** The title of the operation that it belongs to. */
  readonly operation?: string;
  readonly direction: Direction;
  /** A TypeScript type, in terms of what `index.ts` exports. */
  readonly type: string;
  /** Whether the schema only refers to another place: then its examples alone are looked at. */
  readonly isReference: boolean;
  readonly examples: readonly { readonly pointer: string; readonly value: Json }[];
}

/** A place before it is known whether requests and answers hold different values there. */
export interface UndirectedPlace extends TypedPlace {
  /** Where the type of a component stands; `undefined` of what belongs to one direction anyway. */
  readonly component?: readonly string[];
}

/** Something in a contract that may have several places. */
export interface Holder {
  readonly places: () => UndirectedPlace[];
}

/** What holds the places of a contract whose types are of JSON values: its components and its operations. */
export function placeHolders(contract: Contract): Holder[] {
  return [
    ...componentPlaces(contract.document).map((place) => ({ places: () => [place] })),
    ...nameMethods(contract.operations).map(({ name, operation }) => ({
      places: () => [
        ...bodyPlace(contract, operation, name),
        ...answerPlaces(contract, operation, name),
        ...parameterPlaces(contract, operation),
      ],
    })),
  ];
}

/** What several operations refer to is one schema with one type. */
export function placesOf(holders: readonly Holder[]): UndirectedPlace[] {
  const places = holders.flatMap((holder) => holder.places());
  return [...new Map(places.map((place) => [`${place.direction} ${place.pointer}`, place])).values()];
}

function componentPlaces(document: JsonObject): UndirectedPlace[] {
  const schemas = valueAt(document, '/components/schemas');
  return Object.entries(isObject(schemas) ? schemas : {}).map(([key, schema]) => {
    const component = ['components', 'schemas', key];
    return {
      component,
      pointer: toPointer(component),
      isReference: isReference(schema),
      examples: ownExamples(schema, component),
      direction: 'request',
      type: `components["schemas"][${stringLiteral(key)}]`,
    };
  });
}

/** A component once as requests and once as answers hold it, where they hold different values. */
export function directed(document: JsonObject, { component, ...place }: UndirectedPlace): TypedPlace[] {
  if (component === undefined || !hasMarkedProperties(document, component)) return [place];
  return [
    { ...place, direction: 'request', type: `Writable<${place.type}>` },
    { ...place, direction: 'response', type: `Readable<${place.type}>` },
  ];
}

function ownExamples(schema: Json, tokens: readonly string[]): TypedPlace['examples'] {
  if (!isObject(schema)) return [];
  const { example, examples } = schema;
  const listed = Array.isArray(examples) ? examples : [];
  return [
    ...(example === undefined ? [] : [{ pointer: toPointer([...tokens, 'example']), value: example }]),
    ...listed.map((value, index) => ({ pointer: toPointer([...tokens, 'examples', index]), value })),
  ];
}

function bodyPlace({ document }: Contract, operation: Operation, name: string): TypedPlace[] {
  return jsonPlace(document, operation.requestBody?.content ?? [], {
    operation: operation.title,
    direction: 'request',
    type: bodyType(name),
  });
}

/** The type of the body that a method takes. */
export function bodyType(method: string): string {
  return `BodyOf<Methods[${stringLiteral(method)}]>`;
}

/** The type of what a method gives with a status; `undefined` of a status that is none by itself. */
export function answerType(method: string, status: string): string | undefined {
  if (!/^[2-5]\d\d$/.test(status)) return undefined;
  const answer = `Extract<ResultOf<Methods[${stringLiteral(method)}]>, { status: ${status} }>`;
  return `${answer}["${status.startsWith('2') ? 'data' : 'error'}"]`;
}

function answerPlaces({ document }: Contract, { responses, title }: Operation, name: string): TypedPlace[] {
  return responses.flatMap(({ status, content }) => {
    const type = answerType(name, status);
    if (type === undefined) return [];
    return jsonPlace(document, content, { operation: title, direction: 'response', type });
  });
}

/** The one JSON media type there is; of several, the type is that of any of them. */
function jsonPlace(
  document: JsonObject,
  content: readonly MediaType[],
  place: Omit<TypedPlace, 'pointer' | 'isReference' | 'examples'>,
): TypedPlace[] {
  const [only] = content;
  if (!only || content.length > 1 || only.schema === undefined || !/[/+]json\s*(;|$)/i.test(only.type))
    return [];
  const examples = only.examples.map(({ valuePointer, value }) => ({ pointer: valuePointer, value }));
  return [
    { ...place, pointer: only.schema, isReference: isReference(valueAt(document, only.schema)), examples },
  ];
}

function parameterPlaces({ document }: Contract, operation: Operation): TypedPlace[] {
  return operation.parameters.flatMap(({ in: place, name, schema, examples }): TypedPlace[] => {
    if (schema === undefined) return [];
    const parameters = `paths[${stringLiteral(operation.path)}][${stringLiteral(operation.method)}]["parameters"]`;
    return [
      {
        pointer: schema,
        operation: operation.title,
        direction: 'request',
        type: `Exclude<Exclude<${parameters}[${stringLiteral(place)}], undefined>[${stringLiteral(name)}], undefined>`,
        isReference: isReference(valueAt(document, schema)),
        examples: examples.map(({ valuePointer, value }) => ({ pointer: valuePointer, value })),
      },
    ];
  });
}

function isReference(schema: Json | undefined): boolean {
  return isObject(schema) && textOf(schema['$ref']) !== '' && Object.keys(schema).length === 1;
}
