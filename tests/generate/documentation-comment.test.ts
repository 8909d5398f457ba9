import { fc, test as property } from '@fast-check/vitest';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { documentationComment } from '../../src/generate/documentation-comment.ts';

const hostile = fc
  .array(
    fc.constantFrom('*', '/', '\\', '@', '*/', '/*', '\n', '\r', '\u2028', ' ', '@see', '\0', '\u202e', 'x'),
  )
  .map((parts) => parts.join(''));

describe('documentationComment', () => {
  test.each([
    [['One line.'], {}, '/** One line. */\n'],
    [['', '  '], {}, ''],
    [[], { deprecated: true }, '/** @deprecated */\n'],
    [['One.', 'Two\r\nlines.  '], { indent: '  ' }, '  /**\n   * One.\n   *\n   * Two\n   * lines.\n   */\n'],
    [['Old.'], { deprecated: true }, '/**\n * Old.\n *\n * @deprecated\n */\n'],
    [['a */ b'], {}, '/** a *\\/ b */\n'],
    [['@param x'], {}, '/** \\@param x */\n'],
  ])('of %j, %j', (paragraphs, style, comment) => {
    expect(documentationComment(paragraphs, style)).toBe(comment);
  });

  property.prop([fc.array(hostile), fc.boolean()])(
    'is one comment, whatever is in it',
    (paragraphs, deprecated) => {
      const text = `${documentationComment(paragraphs, { deprecated })}type X = 1;\n`;
      const source = ts.createSourceFile('x.ts', text, ts.ScriptTarget.ESNext, true);
      expect(source.statements.map((statement) => statement.getText())).toEqual(['type X = 1;']);
      const tags = source.statements.flatMap((statement) =>
        ts.getJSDocTags(statement).map((tag) => tag.tagName.text),
      );
      expect(tags).toEqual(deprecated ? ['deprecated'] : []);
    },
  );
});
