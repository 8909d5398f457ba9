import { registerSchema, setShouldValidateFormat, validate } from '@hyperjump/json-schema/draft-2020-12';
// oxlint-disable-next-line import/no-unassigned-import -- it adds the formats to hyperjump's validator
import '@hyperjump/json-schema/formats';
import ajvFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Json, JsonObject } from '../../src/json.ts';

/** Whether a value is valid by the schema at a JSON pointer. Rejects when no validator can use the schema. */
export type SecondOpinion = (pointer: string, value: Json) => Promise<boolean>;

setShouldValidateFormat(true);
let documents = 0;

/**
 * What other implementations of JSON Schema than the toolkit's say of the schemas of a document: hyperjump's, and
 * where that refuses a pattern (it takes those only that are written for Unicode mode), ajv as it comes.
 */
export function secondOpinion({ $schema: _schema, ...schemas }: JsonObject): SecondOpinion {
  const dialect = 'https://json-schema.org/draft/2020-12/schema';
  const uri = `https://second.example/${(documents += 1)}`;
  registerSchema({ ...schemas, $schema: dialect }, uri, dialect);
  const ajv = new Ajv2020({ strict: false, unicodeRegExp: false, validateSchema: false, logger: false });
  ajvFormats.default(ajv).addSchema(schemas, uri);
  const judges = new Map<string, Promise<(value: Json) => boolean>>();
  const judgeAt = async (pointer: string): Promise<(value: Json) => boolean> => {
    const place = `${uri}#${encodeURI(pointer)}`;
    try {
      const judge = await validate(place);
      return (value) => judge(value).valid;
    } catch {
      return ajv.compile({ $ref: place });
    }
  };
  return async (pointer, value) => {
    const judge = judges.get(pointer) ?? judgeAt(pointer);
    judges.set(pointer, judge);
    return (await judge)(value);
  };
}
