import type { MediaType, Operation } from '../../contract/contract.ts';
import { stringLiteral } from '../../generate/literal.ts';
import { appendPointer } from '../../json-pointer.ts';
import type { Direction } from '../../schema/index.ts';
import type { Area } from '../change.ts';
import type { Exchange } from '../exchange.ts';

/** A place of an operation that both contracts have and that generated declarations give a type. */
export interface TypePlace {
  readonly direction: Direction;
  readonly area: Area;
  /** What it is, as a sentence begins: `The body of answer 200`. */
  readonly subject: string;
  readonly operation: string;
  readonly base: TypeSide;
  readonly head: TypeSide;
}

/** One side of a place. */
export interface TypeSide {
  readonly pointer: string;
  /** The members to follow from `paths` to the type, outermost first. */
  readonly members: readonly string[];
}

type Place = Omit<TypePlace, 'operation'>;

/** The typed places of an operation that both contracts have: parameters, bodies by media type and status. */
export function typePlaces(base: Exchange, head: Exchange): readonly TypePlace[] {
  const [from, to] = [base.operation, head.operation];
  const places = [parametersOf(from, to), ...requestBodies(from, to), ...responseBodies(from, to)];
  return places.map((place) => Object.assign(place, { operation: head.title }));
}

/** The type at a side, `paths` being the name of that contract's paths. */
export function typeExpression({ members }: TypeSide, paths: string): string {
  return members.reduce((outer, member) => `NonNullable<${outer}[${stringLiteral(member)}]>`, paths);
}

function parametersOf(base: Operation, head: Operation): Place {
  return {
    direction: 'request',
    area: 'parameter',
    subject: 'The parameters',
    base: side(base, appendPointer(base.pointer, 'parameters'), 'parameters'),
    head: side(head, appendPointer(head.pointer, 'parameters'), 'parameters'),
  };
}

function requestBodies(base: Operation, head: Operation): readonly Place[] {
  return sharedTypes(base.requestBody?.content, head.requestBody?.content).map(([from, to]) => ({
    direction: 'request',
    area: 'body',
    subject: `The request body ${from.type}`,
    base: side(base, from.pointer, 'requestBody', 'content', from.type),
    head: side(head, to.pointer, 'requestBody', 'content', to.type),
  }));
}

function responseBodies(base: Operation, head: Operation): readonly Place[] {
  return base.responses.flatMap((response) => {
    const partner = head.responses.find(({ status }) => status === response.status);
    return sharedTypes(response.content, partner?.content).map(([from, to]): Place => ({
      direction: 'response',
      area: 'body',
      subject: `The body of answer ${response.status} ${from.type}`,
      base: side(base, from.pointer, 'responses', response.status, 'content', from.type),
      head: side(head, to.pointer, 'responses', response.status, 'content', to.type),
    }));
  });
}

function side({ path, method }: Operation, pointer: string, ...members: readonly string[]): TypeSide {
  return { pointer, members: [path, method, ...members] };
}

function sharedTypes(
  base: readonly MediaType[] = [],
  head: readonly MediaType[] = [],
): readonly (readonly [MediaType, MediaType])[] {
  return base.flatMap((from) => {
    const to = head.find(({ type }) => type === from.type);
    return to ? [[from, to] as const] : [];
  });
}
