import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatLanguage, implies } from '../../../src/schema/formats/format-language.ts';
import { formatNamed, meetsFormat } from '../../../src/schema/formats/formats.ts';
import { languageOf, Words } from '../../../src/schema/languages/language.ts';
import { matches } from '../../../src/schema/languages/matcher.ts';

const formats = [
  'binary',
  'date',
  'date-time',
  'duration',
  'email',
  'hostname',
  'idn-email',
  'idn-hostname',
  'ipv4',
  'ipv6',
  'iri',
  'iri-reference',
  'json-pointer',
  'password',
  'relative-json-pointer',
  'time',
  'uri',
  'uri-reference',
  'uuid',
];

/** Texts of a pattern, short and long. */
function wordsOf(pattern: string): readonly string[] {
  const language = languageOf([pattern], []);
  if (language?.shortest === undefined) return [];
  const words = new Words(language.sampler, language.shortest, language.shortest + 24);
  const isWord = fc.sample(words, { seed: 1, numRuns: 200 });
  return isWord.filter((word) => matches(pattern, word));
}

/** Texts that have a format, that look like it, and that do not. */
function textsFor(format: string): readonly string[] {
  const known = formatNamed(format);
  const near = (known?.nearMisses ?? []).filter((text) => typeof text === 'string');
  const { outer, inner } = formatLanguage(format);
  return [
    ...near,
    ...wordsOf(known?.pattern ?? ''),
    ...wordsOf(outer),
    ...wordsOf(inner),
    '',
    ' ',
    'é',
    'a\nb',
  ];
}

describe.each(formats)('%s', (format) => {
  const texts = textsFor(format);
  const { outer, inner } = formatLanguage(format);

  test('every text that has it matches the outer pattern', () => {
    expect(texts.filter((text) => meetsFormat(format, text) && !matches(outer, text))).toEqual([]);
  });

  test('every text that matches the inner pattern has it', () => {
    expect(texts.filter((text) => matches(inner, text) && !meetsFormat(format, text))).toEqual([]);
  });

  test('every text that has it has the formats that it implies', () => {
    const implied = formats.filter((other) => implies(format, other));
    const broken = texts
      .filter((text) => meetsFormat(format, text))
      .flatMap((text) => implied.filter((other) => !meetsFormat(other, text)).map((other) => [other, text]));
    expect(broken).toEqual([]);
  });
});
