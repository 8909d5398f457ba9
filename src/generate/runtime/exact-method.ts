/** A `Request` whose method is sent as it is written, where openapi-fetch would write it in capitals. */
export function exactMethod(method: string): typeof Request {
  return class extends Request {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(input, { ...init, method });
    }
  };
}
