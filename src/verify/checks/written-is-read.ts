import { isObject, type Json, type JsonObject } from '../../json.ts';
import type { Check } from '../check.ts';
import type { Exchange } from '../exchange.ts';
import { comesBackAs } from '../stateful/comes-back-as.ts';
import { declaredProperties, type DeclaredProperty } from '../stateful/declared-properties.ts';

/** What was written is what comes back. */
export const writtenIsRead: Check = {
  name: 'written-is-read',
  title: 'A property that was written comes back as it was written, unless it is read-only.',
  help: 'Store and answer what was sent, or describe the property as read-only.',
  run: (exchange) => {
    const { operation, expectation, sends } = exchange.case;
    if (expectation.kind !== 'accepted' || !expectation.written || exchange.answer.status >= 300) return [];
    const { written } = expectation;
    // What breaks its schema is told already.
    if (!isValid(exchange)) return [];
    return readProperties(exchange, written).flatMap(({ name, value, pointer }) => {
      const sent = written[name] ?? null;
      if (comesBackAs(name, sent, value)) return [];
      return [
        {
          message: `${operation.title} answered ${exchange.answer.status} to ${sends}: ${name} was written as ${shown(sent)} and came back as ${shown(value)}.`,
          pointer,
          cause: `${operation.title} ${name}`,
        },
      ];
    });
  },
};

function isValid({ body, mediaType, schemas }: Exchange): boolean {
  if (body.kind !== 'json' || mediaType?.schema === undefined) return false;
  return schemas(mediaType.schema, 'response').validate(body.value).length === 0;
}

/** What servers set themselves, whatever is sent, though few contracts say so. */
const serverOwned: readonly RegExp[] = [
  /^(_?id|uuid|guid|key|etag|version|revision|(created|updated|modified|changed|deleted|last).*)$/i,
  /(_(at|by|on)|[a-z](At|By|On))$/,
];

interface ReadProperty {
  readonly name: string;
  readonly value: Json;
  /** JSON pointer of its schema. */
  readonly pointer: string;
}

function readProperties(
  { document, mediaType, body }: Exchange,
  written: JsonObject,
): readonly ReadProperty[] {
  if (body.kind !== 'json' || !isObject(body.value) || mediaType?.schema === undefined) return [];
  const declared = declaredProperties(document, mediaType.schema);
  const own = propertiesOf(body.value, declared, written);
  if (own.length > 0) return own;
  const [only, ...others] = Object.entries(body.value).filter(([, value]) => isObject(value));
  const envelope = only && others.length === 0 ? declared.get(only[0]) : undefined;
  if (!only || !envelope || !isEnvelope(only[0]) || !isObject(only[1])) return [];
  return propertiesOf(only[1], declaredProperties(document, envelope.pointer), written);
}

function isEnvelope(name: string): boolean {
  return /^(data|result|item|resource|record|attributes|payload|response)$/i.test(name);
}

function propertiesOf(
  object: JsonObject,
  declared: ReadonlyMap<string, DeclaredProperty>,
  written: JsonObject,
): readonly ReadProperty[] {
  return Object.keys(written).flatMap((name) => {
    const property = declared.get(name);
    if (!property || property.isOneWay || !Object.hasOwn(object, name)) return [];
    if (serverOwned.some((names) => names.test(name))) return [];
    return [{ name, value: object[name] ?? null, pointer: property.pointer }];
  });
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
