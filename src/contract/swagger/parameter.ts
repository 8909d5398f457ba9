import { type JsonObject, textOf } from '../../json.ts';
import { type Conversion, lose } from './conversion.ts';
import { schemaOfItems } from './items.ts';

/** How a list is written in 3.x. */
interface Serialisation {
  readonly style: string;
  readonly explode: boolean;
}

const inQuery: Readonly<Record<string, Serialisation>> = {
  csv: { style: 'form', explode: false },
  ssv: { style: 'spaceDelimited', explode: false },
  pipes: { style: 'pipeDelimited', explode: false },
  multi: { style: 'form', explode: true },
};

const elsewhere: Readonly<Record<string, Serialisation>> = { csv: { style: 'simple', explode: false } };

/** Turns a parameter that is neither body nor form into one of 3.0, in place. */
export function convertParameter(parameter: JsonObject, conversion: Conversion): void {
  const serialisation = serialisationOf(parameter, conversion);
  delete parameter['collectionFormat'];
  parameter['schema'] = schemaOfItems(parameter, conversion);
  if (serialisation) Object.assign(parameter, serialisation);
}

/** Turns a header of a response into one of 3.0, in place. */
export function convertHeader(header: JsonObject, conversion: Conversion): void {
  serialisationOf(header, conversion);
  delete header['collectionFormat'];
  header['schema'] = schemaOfItems(header, conversion);
}

/**
 * "Parameter Object", `collectionFormat`: how a list is written, csv when nothing is said; `undefined` for
 * what is none.
 */
export function serialisationOf(owner: JsonObject, conversion: Conversion): Serialisation | undefined {
  if (owner['type'] !== 'array') return undefined;
  const format = textOf(owner['collectionFormat']) || 'csv';
  const known = owner['in'] === 'query' || owner['in'] === 'formData' ? inQuery : elsewhere;
  if (Object.hasOwn(known, format)) return known[format];
  lose(
    conversion,
    owner,
    'collectionFormat',
    `a list with the collectionFormat ${format} cannot be described there in OpenAPI 3: it is taken to be written with commas`,
  );
  return known['csv'];
}
