import { positionsOf, type PartEncoding } from '../../../wire/positions.ts';
import type { WireRequest } from '../../../wire/wire-request.ts';
import { ruleConstraint } from '../../constraint.ts';
import { baseRequestCase, joinPlans, validCaseId, type PlanContext, type Planned } from '../plan-context.ts';
import type { RequestRule } from '../request-rule.ts';

const undeclared = 'application/x-undeclared';

/** Parts that are told by position have the media types and headers that their encodings name. */
export const partEncoding: RequestRule = {
  name: 'part-encoding',
  summary:
    'The parts of a body have the media types and the headers of their positions (OpenAPI 3.2, "Encoding By Position").',
  plan: (context) => {
    const [mediaType] = context.operation.requestBody?.content ?? [];
    const { body } = context.baseRequest;
    const positions = mediaType && positionsOf(context.contract.document, mediaType.pointer, 'request');
    if (!positions || typeof body?.bytes !== 'string') return { cases: [], constraints: [] };
    return joinPlans(
      positions.all.flatMap(({ index, encoding }) =>
        typeCase(context, index, encoding).concat(
          encoding.headers
            .filter(({ required }) => required)
            .map(({ name, pointer }) =>
              breaking(context, `${index + 1}/${name}`, `${pointer}/required`, {
                sends: `a body whose part ${index + 1} has no ${name}`,
                part: index,
                edit: (head) => head.replace(new RegExp(`^${escaped(name)}:.*\r\n`, 'im'), ''),
              }),
            ),
        ),
      ),
    );
  },
};

function typeCase(context: PlanContext, index: number, { types, pointer }: PartEncoding): readonly Planned[] {
  if (types.length === 0 || types.some((type) => type.startsWith('*/') || type === 'application/*'))
    return [];
  return [
    breaking(context, `${index + 1}/content-type`, `${pointer}/contentType`, {
      sends: `a body whose part ${index + 1} is ${undeclared}`,
      part: index,
      edit: (head) => head.replace(/^Content-Type:.*$/im, `Content-Type: ${undeclared}`),
    }),
  ];
}

interface Edit {
  readonly sends: string;
  /** Which part's head is edited. */
  readonly part: number;
  readonly edit: (head: string) => string;
}

function breaking(context: PlanContext, name: string, pointer: string, { sends, part, edit }: Edit): Planned {
  const constraint = ruleConstraint(context.operation, `part-encoding ${name}`, pointer, 'body');
  const words = {
    name: `violation:body/part-encoding/${name}`,
    sends,
    expectation: { kind: 'rejected', breaks: constraint, consequences: [], undocumented: [400, 415] },
  } as const;
  const testCase = baseRequestCase(context, words, (request) => withHead(request, part, edit));
  const isThere = JSON.stringify(testCase.request) !== JSON.stringify(context.baseRequest);
  return isThere
    ? {
        cases: [testCase],
        constraints: [{ constraint, accepting: [validCaseId(context.operation)], rejecting: [testCase.id] }],
      }
    : { cases: [], constraints: [] };
}

/** The request with the head of one of its parts edited. */
function withHead(request: WireRequest, part: number, edit: (head: string) => string): WireRequest {
  const { body } = request;
  if (typeof body?.bytes !== 'string') return request;
  const [, boundary = ''] = /boundary=(\S+)/.exec(body.contentType) ?? [];
  const pieces = body.bytes.split(`--${boundary}\r\n`);
  const piece = pieces[part + 1];
  if (piece === undefined) return request;
  const end = piece.indexOf('\r\n\r\n') + 2;
  const edited = edit(piece.slice(0, end)) + piece.slice(end);
  return { ...request, body: { ...body, bytes: pieces.with(part + 1, edited).join(`--${boundary}\r\n`) } };
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
