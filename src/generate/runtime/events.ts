import type { Init } from './call.ts';
import type { BodyReader, Reconnect } from './description.ts';
import type { Result } from './result.ts';
import { textOf } from './stream.ts';

export type { Reconnect } from './description.ts';

/** A method whose response is a stream of events, which may be asked for again. */
export type EventsCall<Operation, Marked = unknown> = (
  ...init: {} extends Init<Operation, Marked>
    ? [init?: Init<Operation, Marked> & { reconnect?: Reconnect }]
    : [init: Init<Operation, Marked> & { reconnect?: Reconnect }]
) => Promise<Result<Operation, Marked>>;

/** What a stream of events is described as. */
export interface EventsDescription {
  /** Whether items are whole events, with `data` among their properties; otherwise their data alone. */
  readonly isEvent?: boolean;
  /** Whether the data is JSON. */
  readonly isJson?: boolean;
}

/** A server-sent event (HTML, "Server-sent events"): what is in it, and no more. */
interface ServerSentEvent {
  event?: string;
  data?: string;
  id?: string;
  retry?: number;
}

/** What some servers say last, which is no JSON. */
const end = '[DONE]';
/** Milliseconds before a stream is requested again, where the server does not say. */
const usualDelay = 1000;

/** Reads `text/event-stream` one event at a time, and asks for the rest of it where that is asked for. */
export function events({ isEvent, isJson }: EventsDescription = {}): BodyReader {
  const itemOf = ({ data = '', ...others }: ServerSentEvent): unknown => {
    const value: unknown = isJson ? JSON.parse(data) : data;
    return isEvent ? { ...others, data: value } : value;
  };
  return (response, again, reconnect) =>
    /^text\/event-stream\b/i.test(response.headers.get('Content-Type') ?? '')
      ? itemsOf(response, again, reconnect, itemOf, isJson)
      : undefined;
}

async function* itemsOf(
  first: Response,
  again: (headers: Record<string, string>) => Promise<Response>,
  reconnect: Reconnect | undefined,
  itemOf: (event: ServerSentEvent) => unknown,
  isJson: boolean | undefined,
): AsyncGenerator<unknown, void> {
  let lastId: string | undefined;
  let delay = (typeof reconnect === 'object' ? reconnect.delay : undefined) ?? usualDelay;
  let left = reconnect ? ((typeof reconnect === 'object' ? reconnect.attempts : undefined) ?? Infinity) : 0;
  let response: Response | undefined = first;
  for (;;) {
    try {
      // No content says that there is no more (HTML, "Server-sent events", section 9.2.3).
      if (response && (response.status === 204 || !response.ok)) return;
      for await (const event of response ? eventsOf(response) : []) {
        lastId = event.id ?? lastId;
        delay = event.retry ?? delay;
        if (event.data === undefined) continue;
        if (isJson && event.data === end) return;
        yield itemOf(event);
      }
      if (left <= 0) return;
    } catch (error) {
      if (left <= 0 || !(error instanceof TypeError)) throw error;
    }
    left -= 1;
    await new Promise((resolve) => setTimeout(resolve, delay));
    response = await again(lastId === undefined ? {} : { 'Last-Event-ID': lastId }).catch(
      (error: unknown) => {
        if (left <= 0 || !(error instanceof TypeError)) throw error;
        return undefined;
      },
    );
  }
}

/** The events of a stream, those that only say how to go on included. One that the stream breaks off in is none. */
async function* eventsOf(response: Response): AsyncGenerator<ServerSentEvent, void> {
  let event: ServerSentEvent = {};
  for await (const line of linesOf(response)) {
    if (line !== '') {
      addField(event, line);
      continue;
    }
    if (Object.keys(event).length > 0) yield event;
    event = {};
  }
}

function addField(event: ServerSentEvent, line: string): void {
  const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
  if (name === 'data') event.data = event.data === undefined ? value : `${event.data}\n${value}`;
  else if (name === 'event') event.event = value;
  else if (name === 'id' && !value.includes('\0')) event.id = value;
  else if (name === 'retry' && /^\d+$/.test(value)) event.retry = Number(value);
}

/** Lines end in `\n`, `\r` or both; the last one counts when it is ended. */
async function* linesOf(response: Response): AsyncGenerator<string, void> {
  let rest = '';
  for await (const text of textOf(response)) {
    // A `\r` at the end may be half of a line's end.
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest.endsWith('\r')) yield rest.slice(0, -1);
}
