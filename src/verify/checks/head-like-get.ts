import { headerValue } from '../answer.ts';
import type { Check, Failure } from '../check.ts';
import type { Exchange } from '../exchange.ts';

/** HEAD says of a resource what GET says of it. */
export const headLikeGet: Check = {
  name: 'head-like-get',
  title: 'HEAD is answered with the status and the headers of GET (RFC 9110, sections 8.6 and 9.3.2).',
  help: 'Answer HEAD by what answers GET, without the content.',
  run: (exchange) => {
    const { answer } = exchange;
    const { get } = answer;
    if (get === undefined) return [];
    if (get.status !== answer.status)
      return [failure(exchange, `with ${answer.status}, and GET with ${get.status}`, 'status', 'error')];
    return [...contentLength(exchange, get.body.length), ...contentType(exchange)];
  },
};

/** It is that of the content of GET, or left out. */
function contentLength(exchange: Exchange, length: number): readonly Failure[] {
  const { answer } = exchange;
  const said = headerValue(answer, 'content-length');
  const isCoded = [answer, answer.get].some(
    (each) => each && headerValue(each, 'content-encoding') !== undefined,
  );
  if (said === undefined || isCoded || Number(said) === length) return [];
  return [failure(exchange, `with Content-Length: ${said}, and GET with ${length} bytes`, 'length', 'error')];
}

function contentType(exchange: Exchange): readonly Failure[] {
  const [head, get] = [exchange.answer, exchange.answer.get].map(
    (each) => each && headerValue(each, 'content-type'),
  );
  if (head === undefined || get === undefined || head.toLowerCase() === get.toLowerCase()) return [];
  return [failure(exchange, `with Content-Type: ${head}, and GET with ${get}`, 'type', 'warning')];
}

function failure(
  { case: { operation } }: Exchange,
  how: string,
  kind: string,
  severity: 'error' | 'warning',
): Failure {
  return {
    message: `${operation.title} answered ${how}.`,
    pointer: operation.pointer,
    cause: `${operation.title} ${kind}`,
    severity,
  };
}
