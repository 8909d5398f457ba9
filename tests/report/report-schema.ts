import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { registerSchema, validate } from '@hyperjump/json-schema/draft-2020-12';

const file = path.resolve(import.meta.dirname, '../../schemas/report.schema.json');

/** A judge of JSON reports: the schema that we publish, by somebody else's validator. */
export async function reportJudge(): Promise<(value: unknown) => boolean> {
  const schema = JSON.parse(await readFile(file, 'utf8')) as { readonly $id: string };
  registerSchema(schema);
  const judge = await validate(schema.$id);
  return (value) => judge(value as Parameters<typeof judge>[0]).valid;
}
