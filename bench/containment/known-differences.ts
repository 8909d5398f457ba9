const digits =
  'The corpus takes \\d and \\w for those of Python, which match the digits and letters of all scripts; ECMA-262 matches ASCII alone.';
const lineBreaks =
  'The corpus takes "." to match every character; in ECMA-262 it does not match a line break.';
const reach =
  'The negated half keeps $id, and with it the references to that $id: they now lead to the half with "not" instead of the schema that is negated.';
const half =
  'Keywords of the negated half stand beside "not" instead of in it, so that the two halves do not make up everything or nothing.';
const renamed =
  'Names were changed in one half to keep identifiers apart, also within "enum", so that the halves are no opposites.';

/** Cases whose listed answer is wrong, by source, and why. */
export const knownDifferences: ReadonlyMap<string, string> = new Map([
  ['tests/draft2020-12/nonvalid/dynamicRef.json#9', reach],
  ['tests/draft2020-12/nonvalid/ref.json#14', reach],
  ['tests/draft2020-12/nonvalid/optional/unicode.json#5', digits],
  ['tests/draft2020-12/unions/optional/unicode.json#2', digits],
  ['tests/draft2020-12/unions/optional/unicode.json#4', digits],
  ['tests/draft2020-12/valid/optional/unicode.json#1', digits],
  ['tests/draft2020-12/valid/optional/unicode.json#2', digits],
  ['tests/draft2020-12/valid/optional/unicode.json#18', digits],
  ['tests/draft2020-12/universal/anchor.json#4 reversed', renamed],
  ['tests/draft2020-12/universal/id.json#2 reversed', renamed],
  ['tests/draft2020-12/universal/ref.json#15 reversed', renamed],
  ['tests/draft2020-12/unsatisfiable/ref.json#15', renamed],
  ['tests/draft2020-12/universal/dynamicRef.json#1 reversed', half],
  ['tests/draft2020-12/universal/dynamicRef.json#2 reversed', half],
  ['tests/draft2020-12/universal/items.json#4 reversed', half],
  ['tests/draft2020-12/universal/ref.json#12 reversed', half],
  ['tests/draft2020-12/universal/unevaluatedItems.json#15 reversed', half],
  ['tests/draft2020-12/unsatisfiable/dynamicRef.json#1', half],
  ['tests/draft2020-12/unsatisfiable/dynamicRef.json#2', half],
  ['tests/draft2020-12/unsatisfiable/dynamicRef.json#9', reach],
  [
    'tests/draft2020-12/valid/optional/format/idn-hostname.json#7',
    'The validator takes "xn--X" for a host name of the format idn-hostname: it does not decode punycode, and the validator decides.',
  ],
  ['test/test_more.py:TestPaperExamples.test_equiv_multiple_case', lineBreaks],
  ['test/test_string.py:TestNotStringSubtype.test_equiv_multiple_case', lineBreaks],
  [
    'test/test_numeric.py:TestCompositeNumericSubtype.test_all_all_3',
    'Every multiple of 3 is a multiple of 0.3; the corpus divides binary fractions, where 3 / 0.3 is not whole.',
  ],
]);
