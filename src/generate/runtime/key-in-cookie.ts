import type { CredentialWriter } from './description.ts';

/**
 * Puts a credential into a cookie. Nothing but what one cookie may hold goes into it (RFC 6265, section 4.1.1);
 * anything else is percent-encoded.
 *
 * @throws TypeError where a browser does not let cookies be set
 */
export function keyInCookie(name: string): CredentialWriter {
  return (request, value) => {
    const others = request.headers.get('Cookie');
    const [key, text] = [name, value].map((part) =>
      /^[!#$%&'()*+\-./:<=>?@[\]^_`{|}~\w]*$/.test(part) ? part : encodeURIComponent(part),
    );
    request.headers.set('Cookie', `${others ? `${others}; ` : ''}${key}=${text}`);
    if (!request.headers.has('Cookie'))
      throw new TypeError(
        `a browser lets no page set the cookie ${name}: have the server set it, and give \`credentials: 'include'\``,
      );
    return request;
  };
}
