/**
 * What the schema engine reaches, as a table. Usage:
 * `node bench/schema.ts <folder of the corpora> [<an OpenAPI description as JSON>]`
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { measureDescription } from './schema/description.ts';
import { measureRealistic } from './schema/realistic.ts';
import { measureHostile, measureScale } from './schema/scale.ts';
import { measureSuite } from './schema/suite.ts';

const [corpora, description] = process.argv.slice(2);
if (corpora === undefined) throw new Error('Name the folder of the corpora.');

const suiteFile = path.join(corpora, 'json-schema-test-suite', 'suite-2020-12.json');
console.log('Official suite, 2020-12');
console.table(measureSuite(JSON.parse(readFileSync(suiteFile, 'utf8'))));
console.log('Larger and larger schemas');
console.table(measureScale());
console.log('Patterns that hang ordinary engines');
console.table([measureHostile()]);
console.log('Realistic schemas');
console.table(await measureRealistic());
if (description !== undefined) {
  console.log(path.basename(description));
  console.table(measureDescription(JSON.parse(readFileSync(description, 'utf8'))));
}
