import { isObject } from '../../json.ts';
import type { Feature } from './feature.ts';

/** The flow for devices without a keyboard (RFC 8628). */
export const deviceAuthorization: Feature = {
  section: 'OAuth Flow Object',
  kinds: ['securityScheme'],
  *mistakes({ flows }) {
    const flow = isObject(flows) ? flows['deviceAuthorization'] : undefined;
    if (!isObject(flow)) return;
    for (const field of ['deviceAuthorizationUrl', 'tokenUrl', 'scopes'])
      if (flow[field] === undefined)
        yield {
          at: ['flows', 'deviceAuthorization'],
          message: `the flow deviceAuthorization has no \`${field}\``,
          help: `Write \`${field}\`.`,
        };
  },
};
