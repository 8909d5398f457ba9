import { isObject, type Json, type JsonObject } from '../../src/json.ts';

/** Numbers from 0 to 1, the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Changes a document in place at random; whether there was something to change. */
type Mutation = (document: JsonObject, pick: Pick) => boolean;

/** One of a list; nothing of an empty one. */
type Pick = <Value>(list: readonly Value[]) => Value | undefined;

/** What a changed document is called, and what it is. */
export interface Mutant {
  readonly name: string;
  readonly document: JsonObject;
}

/** A document with one or two random changes of an API as its provider might make them. */
export function mutantOf(document: JsonObject, random: () => number): Mutant {
  const pick: Pick = (list) => list[Math.floor(random() * list.length)];
  const changed = structuredClone(document);
  const names: string[] = [];
  const wanted = random() < 0.2 ? 2 : 1;
  for (let tries = 0; names.length < wanted && tries < 50; tries++) {
    const name = pick(Object.keys(mutations));
    if (name !== undefined && mutations[name]?.(changed, pick)) names.push(name);
  }
  return { name: names.join(', '), document: changed };
}

const mutations: Readonly<Record<string, Mutation>> = {
  'property removed': (document, pick) => {
    const [schema, name] = property(document, pick);
    if (!schema || name === undefined) return false;
    Reflect.deleteProperty(schema.properties, name);
    schema.required = schema.required?.filter((each) => each !== name) ?? [];
    return true;
  },
  'property renamed': (document, pick) => {
    const [schema, name] = property(document, pick);
    const value = name === undefined ? undefined : schema?.properties[name];
    if (!schema || name === undefined || value === undefined) return false;
    Reflect.deleteProperty(schema.properties, name);
    schema.properties[`${name}_2`] = value;
    schema.required = schema.required?.map((each) => (each === name ? `${name}_2` : each)) ?? [];
    return true;
  },
  'property optional': (document, pick) => {
    const schema = pick(objects(document).filter(({ required = [] }) => required.length > 0));
    const name = pick(schema?.required ?? []);
    if (!schema || name === undefined) return false;
    schema.required = schema.required?.filter((each) => each !== name) ?? [];
    return true;
  },
  'property required': (document, pick) => {
    const schema = pick(objects(document));
    const name = pick(
      Object.keys(schema?.properties ?? {}).filter((each) => !schema?.required?.includes(each)),
    );
    if (!schema || name === undefined) return false;
    schema.required = [...(schema.required ?? []), name];
    return true;
  },
  'required property added': (document, pick) => {
    const schema = pick(objects(document));
    if (!schema) return false;
    schema.properties['added'] = { type: 'string', minLength: 1 };
    schema.required = [...(schema.required ?? []), 'added'];
    return true;
  },
  'type changed': (document, pick) => {
    const schema = pick(
      scalars(document).filter((each) => each['enum'] === undefined && each['const'] === undefined),
    );
    if (!schema) return false;
    const type = schema['type'] === 'string' ? 'integer' : 'string';
    for (const key of Object.keys(schema)) Reflect.deleteProperty(schema, key);
    schema['type'] = type;
    return true;
  },
  'null allowed': (document, pick) => {
    const schema = pick(
      scalars(document).filter((each) => typeof each['type'] === 'string' && each['enum'] === undefined),
    );
    if (!schema) return false;
    schema['type'] = [schema['type'] ?? 'string', 'null'];
    schema['examples'] = [null];
    return true;
  },
  'bounds tightened': (document, pick) => {
    const schema = pick(scalars(document).filter(({ type }) => type === 'integer' || type === 'string'));
    if (!schema) return false;
    Reflect.deleteProperty(schema, 'examples');
    const [least, most] = schema['type'] === 'integer' ? ['minimum', 'maximum'] : ['minLength', 'maxLength'];
    const bound = pick([least, most]) ?? 'maximum';
    const isLeast = bound === least;
    const other = schema[isLeast ? (most ?? '') : (least ?? '')];
    const limit = pick([2, 3, 8, 70, 90, 120, 600]) ?? 2;
    if (typeof other === 'number' && (isLeast ? limit > other : limit < other)) return false;
    schema[bound] = limit;
    return true;
  },
  'pattern added': (document, pick) => {
    const schema = pick(
      scalars(document).filter(({ type, format }) => type === 'string' && format === undefined),
    );
    if (!schema || schema['enum'] !== undefined) return false;
    Reflect.deleteProperty(schema, 'examples');
    schema['pattern'] = pick(['^[a-z]+$', '^[A-Z]-[0-9]$', '^x', '[0-9]$']) ?? '^x';
    return true;
  },
  'value removed': (document, pick) => {
    const schema = pick(
      scalars(document).filter((each) => Array.isArray(each['enum']) && each['enum'].length > 1),
    );
    const list = schema?.['enum'];
    const value = Array.isArray(list) ? pick(list) : undefined;
    if (!schema || !Array.isArray(list)) return false;
    schema['enum'] = list.filter((each) => each !== value);
    return true;
  },
  'value added': (document, pick) => {
    const schema = pick(scalars(document).filter((each) => Array.isArray(each['enum'])));
    if (!schema || !Array.isArray(schema['enum'])) return false;
    // The first is what a mock answers.
    schema['enum'] = pick([
      ['another', ...schema['enum']],
      [...schema['enum'], 'another'],
    ]) as Json;
    return true;
  },
  'operation removed': (document, pick) => {
    const one = pick(operations(document));
    if (!one) return false;
    return Reflect.deleteProperty(one.item, one.method);
  },
  'status changed': (document, pick) => {
    const one = pick(operations(document));
    const all = one?.operation['responses'];
    if (!isObject(all)) return false;
    const status = pick(Object.keys(all).filter((each) => each.startsWith('2')));
    const response = status === undefined ? undefined : all[status];
    if (status === undefined || response === undefined) return false;
    Reflect.deleteProperty(all, status);
    all[status === '200' ? '203' : '202'] = response;
    return true;
  },
  'parameter required': (document, pick) => {
    const parameter = pick(parameters(document).filter((each) => each['required'] !== true));
    if (!parameter) return false;
    parameter['required'] = true;
    return true;
  },
  'required parameter added': (document, pick) => {
    const one = pick(operations(document));
    if (!one) return false;
    const list = Array.isArray(one.operation['parameters']) ? one.operation['parameters'] : [];
    one.operation['parameters'] = [
      ...list,
      { name: 'fresh', in: 'query', required: true, schema: { type: 'string' } },
    ];
    return true;
  },
  'parameter removed': (document, pick) => {
    const one = pick(operations(document).filter(({ operation }) => Array.isArray(operation['parameters'])));
    const list = one?.operation['parameters'];
    if (!one || !Array.isArray(list) || list.length === 0) return false;
    const gone = pick(list);
    one.operation['parameters'] = list.filter((each) => each !== gone);
    return true;
  },
  'header removed': (document, pick) => {
    const response = pick(responses(document).filter((each) => isObject(each['headers'])));
    return response !== undefined && Reflect.deleteProperty(response, 'headers');
  },
  'member of a union added': (document, pick) => {
    const union = pick(unions(document));
    if (!union) return false;
    const member = { type: 'object', required: ['by'], properties: { by: { const: 'cash' } } };
    union.unshift(member);
    return true;
  },
  'member of a union removed': (document, pick) => {
    const union = pick(unions(document).filter((list) => list.length > 1));
    return union !== undefined && union.pop() !== undefined;
  },
  closed: (document, pick) => {
    const schema = pick(objects(document));
    if (!schema) return false;
    (schema as unknown as JsonObject)['additionalProperties'] = false;
    return true;
  },
};

interface ObjectSchema {
  readonly properties: JsonObject;
  required?: string[];
}

function property(document: JsonObject, pick: Pick): readonly [ObjectSchema | undefined, string | undefined] {
  const schema = pick(objects(document));
  return [schema, pick(Object.keys(schema?.properties ?? {}))];
}

function everything(value: Json): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(everything);
  return isObject(value) ? [value, ...Object.values(value).flatMap(everything)] : [];
}

function objects(document: JsonObject): readonly ObjectSchema[] {
  return everything(document).filter(({ properties }) =>
    isObject(properties),
  ) as unknown as readonly ObjectSchema[];
}

function scalars(document: JsonObject): readonly JsonObject[] {
  return everything(document).filter(({ type }) => type === 'string' || type === 'integer');
}

function unions(document: JsonObject): readonly Json[][] {
  return everything(document).flatMap(({ oneOf }) => (Array.isArray(oneOf) ? [oneOf] : []));
}

function operations(document: JsonObject) {
  const paths = isObject(document['paths']) ? document['paths'] : {};
  return Object.values(paths).flatMap((item) =>
    isObject(item)
      ? Object.entries(item).flatMap(([method, operation]) =>
          isObject(operation) ? [{ item, method, operation }] : [],
        )
      : [],
  );
}

function parameters(document: JsonObject): readonly JsonObject[] {
  return everything(document).filter(
    ({ in: place, name }) => typeof place === 'string' && typeof name === 'string',
  );
}

function responses(document: JsonObject): readonly JsonObject[] {
  return operations(document).flatMap(({ operation }) =>
    isObject(operation['responses'])
      ? Object.values(operation['responses']).filter((each) => isObject(each))
      : [],
  );
}
