import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FlightRecorder } from './flight-recorder.ts';
import { collect } from './request-body.ts';
import type { RequestLog } from './request-log.ts';
import { createRespond, type RespondOptions } from './respond.ts';
import { send } from './response.ts';

/** What the front needs. */
export interface FrontOptions extends RespondOptions {
  readonly log: RequestLog;
  readonly recorder: FlightRecorder;
}

/** Handles the requests of a `node:http` server. Never rejects: whatever happens, the request is answered. */
export type Front = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The mock as an HTTP server's listener, which logs what it answers. */
export function createFront({ log, recorder, ...options }: FrontOptions): Front {
  const respond = createRespond(options);
  return async (request, response) => {
    const { method = '', url: target = '' } = request;
    const [path = ''] = target.split('?', 1);
    const end = recorder.begin(`${method} ${path}`);
    try {
      const headers = headersOf(request);
      const outcome = await respond({ method, target, headers, body: () => collect(request) });
      send(response, outcome.response);
      const { violations, error } = outcome;
      const { status } = outcome.response;
      log.write({
        method,
        path: outcome.path,
        status,
        violations,
        ...(error === undefined ? {} : { error }),
      });
    } catch (error) {
      log.write({ method, path, status: 0, violations: [], error: String(error) });
      response.destroy();
    } finally {
      end();
    }
  };
}

/** The headers by name, several of a name as one. */
function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  );
  return Object.fromEntries(entries);
}
