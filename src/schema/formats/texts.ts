import type { Format } from './format.ts';

const date = '(19|20)\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])';
const time = '([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,6})?(Z|[+-](0\\d|1[0-2]):[0-5]0)';
const label = '[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4})?';
const host = `${label}(\\.${label}){0,2}`;
/** Up to 253 characters (RFC 1035, section 2.3.4). */
const longHost = '[a-z]{1,63}|[a-z0-9]{1,63}\\.([a-z0-9]{1,62}\\.){0,2}[a-z]{2,63}';
/** Up to 254 characters, of which 64 are before the sign (RFC 5321, section 4.5.3.1). */
const longMail = '[a-z0-9]{1,64}@([a-z0-9]{1,62}\\.){1,2}[a-z]{2,63}';
const byte = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const path = '(/[A-Za-z0-9._~-]{1,8}){0,3}';

/** The formats of strings. The patterns describe typical texts that every validator accepts. */
export const textFormats: readonly Format[] = [
  text('date', date, ['2024-02-30', '2024-1-1', '24-01-01', 'yesterday']),
  text(
    'time',
    time,
    ['25:00:00Z', '12:00', '12:00:00', '12:60:00Z'],
    `([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z`,
  ),
  text(
    'date-time',
    `${date}T${time}`,
    ['2024-01-01', '2024-01-01T00:00:00', '2024-13-01T00:00:00Z', '1704067200'],
    `${date}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z`,
  ),
  text(
    'duration',
    'P(\\d{1,2}Y(\\d{1,2}M(\\d{1,2}D)?)?|\\d{1,2}D|\\d{1,2}W|T\\d{1,2}H(\\d{1,2}M)?|T\\d{1,2}S)',
    ['P', '1D', 'PT', 'P1'],
    'P[1-9]\\d*D',
  ),
  text(
    'email',
    '[a-z0-9]{1,12}(\\.[a-z0-9]{1,8})?@[a-z0-9]{1,10}\\.(com|org|net|io)',
    ['plain', '@example.com', 'a@', 'a@b@c'],
    longMail,
  ),
  text('idn-email', '[a-z0-9]{1,12}@[a-z0-9]{1,10}\\.(com|org|net|io)', ['plain', '@example.com'], longMail),
  text('hostname', host, ['-a.com', 'a..b', 'under_score', 'a b'], longHost),
  text('idn-hostname', host, ['-a.com', 'a b'], longHost),
  text('ipv4', `${byte}(\\.${byte}){3}`, ['256.0.0.1', '1.2.3', '1.2.3.4.5', '::1']),
  text(
    'ipv6',
    '([1-9a-f][0-9a-f]{0,3}:){7}[1-9a-f][0-9a-f]{0,3}|::1|fe80::[1-9a-f]{1,4}',
    ['1.2.3.4', ':::', '12345::', 'g::1'],
    '(::[1-9a-f]{0,4})|([1-9a-f][0-9a-f]{0,3}:){7}[1-9a-f][0-9a-f]{0,3}',
  ),
  text(
    'uri',
    `https?://${host}${path}(\\?[a-z]{1,5}=[a-z0-9]{1,5})?`,
    ['/relative', 'http://a b', '//example.com', '%'],
    `https?://${host}/[A-Za-z0-9._~-]*`,
    '[a-z]+:[a-z0-9]*',
  ),
  text(
    'uri-reference',
    `(https?://${host})?${path}(#[a-z]{1,5})?`,
    ['a b', '\\\\server', '%zz'],
    '/?[A-Za-z0-9._~-]*',
  ),
  text(
    'iri',
    `https?://${host}${path}`,
    ['/relative', 'http://a b'],
    `https?://${host}/[A-Za-z0-9._~-]*`,
    '[a-z]+:[a-z0-9]*',
  ),
  text('iri-reference', `(https?://${host})?${path}`, ['a b'], '/?[A-Za-z0-9._~-]*'),
  text(
    'url',
    `https?://${label}\\.(com|org|net)${path}`,
    ['/relative', 'example'],
    `https?://${label}\\.(com|org|net)/[A-Za-z0-9._~-]*`,
  ),
  text(
    'uri-template',
    `https?://${host}(/[a-z]{1,5}|/\\{[a-z]{1,5}\\}){0,3}`,
    ['/{', '/{a', '/a b'],
    '/?[a-z]*(/\\{[a-z]{1,5}\\})?',
  ),
  text('uuid', '[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}', [
    '0',
    '00000000000000000000000000000000',
    '00000000-0000-0000-0000-00000000000g',
    '00000000-0000-0000-0000-00000000000',
  ]),
  text('json-pointer', '(/([a-z0-9]{1,5}|~0|~1)){0,3}', ['a', '/~', '/~2', '#/a'], '(/[a-z0-9]*)*'),
  text('relative-json-pointer', '(0|[1-9]\\d?)(#|(/[a-z]{1,5}){0,2})', ['/a', '-1', '01'], '[1-9]\\d*#?'),
  text('regex', '\\^?[a-z]{1,5}(\\[0-9\\][+*]?)?\\$?', ['(', '[', '*', '\\'], '[a-z]*'),
  text(
    'byte',
    '([A-Za-z0-9+/]{4}){1,6}',
    ['a', 'a===', '****', 'abc'],
    '([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{3}=)?',
  ),
  text('binary', undefined, []),
  text('password', undefined, []),
];

function text(
  name: string,
  pattern: string | undefined,
  nearMisses: readonly string[],
  ...wide: readonly string[]
): Format {
  return {
    key: name,
    name,
    type: 'string',
    pattern: pattern === undefined ? undefined : `^(?:${pattern})$`,
    wide: wide.map((one) => `^(?:${one})$`),
    nearMisses,
  };
}
