/**
 * What the schema engine reaches, as a table. Usage:
 * `node bench/schema.ts <folder of the corpora> [<an OpenAPI description as JSON>]`
 * JSON_SCHEMA_FAKER names the module that is compared with: that of json-schema-faker 0.6.3, say.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { measureDescription } from './schema/description.ts';
import { measureRealistic, median } from './schema/realistic.ts';
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
const rows = await measureRealistic();
console.table(rows);
const ratios = rows.flatMap(({ ratio }) => ratio ?? []);
const first = median(rows.map((row) => row['ms to the first']));
console.log(
  `median: ${first} ms to the first value (20 at most), ${median(ratios)} times json-schema-faker (5 at least)`,
);
if (description !== undefined) {
  console.log(path.basename(description));
  console.table(measureDescription(JSON.parse(readFileSync(description, 'utf8'))));
}
