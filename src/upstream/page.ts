import { ExpectedError } from '../expected-error.ts';
import { type FencedBlock, fencedBlocks } from './fenced-blocks.ts';
import { operationName, operationText } from './operation-name.ts';
import { upstreamUrlProblem } from './upstream-url.ts';

/** A description that stands in a documentation page. */
export interface PageDescription {
  /** The content of the fenced code block, verbatim but for blank lines at its end, which pages add. */
  readonly text: string;
  /** The line of the page that it begins on. */
  readonly line: number;
  /** Where the page says that the whole description is served. */
  readonly url?: string;
  /** The operation that the page says it is about: `post /pets`. */
  readonly operation?: string;
}

/**
 * The descriptions that a Markdown text holds in fenced code blocks. The info string says where each is
 * from: `yaml https://example.com/openapi.yaml post /pets`.
 */
export function descriptionsInPage(text: string): PageDescription[] {
  return describingBlocks(text).map(pageDescription);
}

/**
 * The description that a documentation page holds in a fenced code block.
 *
 * @param wanted the operation that is meant, where the page holds several descriptions
 * @param name what errors call the page
 * @throws ExpectedError when there is none, when several could be meant, or when the page ends within it
 */
export function descriptionInPage(text: string, wanted?: string, name = 'the page'): PageDescription {
  const blocks = describingBlocks(text);
  const block = blocks.length > 1 ? oneOf(blocks, wanted, name) : blocks[0];
  if (!block) {
    throw new ExpectedError(
      `${name} is neither an OpenAPI description nor a page that holds one: ${found(text)}`,
      {
        help: 'Give the address of the description itself, or of a Markdown page with the description in a fenced code block.',
      },
    );
  }
  if (!block.closed) {
    throw new ExpectedError(`${name} ends within its description: the code block is not closed`, {
      location: { file: name, line: block.line - 1, column: 1 },
      help: 'Fetch it again; if it stays so, the publisher has to mend the page.',
    });
  }
  return pageDescription(block);
}

function describingBlocks(text: string): FencedBlock[] {
  return fencedBlocks(text).filter((block) => holdsDescription(block.text));
}

/** A cheap look; whether it really is one is judged by a parser later. */
function holdsDescription(text: string): boolean {
  return (
    /^(["']?)(openapi|swagger)\1[ \t]*:/m.test(text) || /^\s*\{[^]*"(openapi|swagger)"[ \t\r\n]*:/.test(text)
  );
}

function pageDescription({ text, line, info }: FencedBlock): PageDescription {
  const [, url] = /(?:^|\s)(https?:\/\/\S+)/i.exec(info) ?? [];
  const [, operation = ''] = /(?:^|\s)([a-z]+ \/\S*)$/i.exec(info.replaceAll(/\s+/g, ' ')) ?? [];
  const named = operationName(operation);
  return {
    text: withoutBlankEnd(text),
    line,
    ...(url !== undefined && upstreamUrlProblem(url) === undefined ? { url } : {}),
    ...(named ? { operation: operationText(named) } : {}),
  };
}

function withoutBlankEnd(text: string): string {
  const end = text.trimEnd().length;
  const restOfLine = /^[^\r\n]*(\r\n|\r|\n)?/.exec(text.slice(end))?.[0] ?? '';
  return text.slice(0, end) + restOfLine;
}

function oneOf(blocks: readonly FencedBlock[], wanted: string | undefined, name: string): FencedBlock {
  const named = operationName(wanted ?? '');
  const meant = named && operationText(named);
  const [block, other] = blocks.filter((each) => pageDescription(each).operation === meant);
  if (block && !other && meant !== undefined) return block;
  const list = blocks.map(
    (each) => `line ${each.line}: ${pageDescription(each).operation ?? 'no operation'}`,
  );
  throw new ExpectedError(`${name} holds ${blocks.length} descriptions (${list.join(', ')})`, {
    help: 'Name the operation of the one that is meant.',
  });
}

function found(text: string): string {
  const blocks = fencedBlocks(text);
  if (blocks.length === 0) return 'there is no code block in it';
  const words = [...new Set(blocks.map(({ info }) => info.split(/\s/)[0] || 'plain'))];
  const shown = words.slice(0, 5).join(', ').slice(0, 100);
  return `of its ${blocks.length} code blocks (${shown}) none begins with \`openapi:\``;
}
