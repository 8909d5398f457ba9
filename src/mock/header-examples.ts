import type { Header } from '../contract/contract.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import { headerCodec } from '../wire/header.ts';
import { meantByText } from '../wire/meant.ts';
import type { PrismExample, PrismHeader } from './prism.ts';
import { fieldValue } from './response.ts';
import type { ResponseValues } from './response-values.ts';

/**
 * The example of a response's header for Prism to answer with, as a text that fits its schema when it is read: the
 * documented one, else a value of the schema. Empty where there is none; the header is left out then.
 */
export function headerExamples(
  document: JsonObject,
  header: PrismHeader,
  described: Header | undefined,
  values: ResponseValues,
): readonly PrismExample[] {
  if (described?.schema === undefined) return header.examples ?? [];
  const { schema } = described;
  const codec = headerCodec(document, described);
  const fits = values.fits(schema);
  const textOf = (value: Json): string | undefined => {
    const text = codec.write(value) ?? fieldValue(value);
    return text !== undefined && codec.read(text, 'exact').some(fits) ? text : undefined;
  };
  const documented = values.isDynamic ? [] : documentedValues(document, described);
  for (const value of documented) {
    const text = textOf(meantByText(codec.outline, value, fits) ?? value);
    if (text !== undefined) return [{ id: 'documented', key: '', value: text }];
  }
  for (const value of values.made(schema)) {
    const text = textOf(value);
    if (text !== undefined) return [{ id: 'made', key: '', value: text }];
  }
  return [];
}

function documentedValues(document: JsonObject, { pointer }: Header): readonly Json[] {
  const header = valueAt(document, pointer);
  if (!isObject(header)) return [];
  const { example, examples } = header;
  const named = isObject(examples) ? Object.values(examples) : [];
  return [
    ...(example === undefined ? [] : [example]),
    ...named.flatMap((each) => (isObject(each) && each['value'] !== undefined ? [each['value']] : [])),
  ];
}
