import type { Json } from '../../json.ts';
import { isObject, setOwn, type JsonObject } from '../../json.ts';
import { percentEncode } from '../../wire/percent.ts';

/** The environment variable that stands for a scheme's secret in what is printed: `bearerAuth` gives `BEARERAUTH`. */
export function variableOf(scheme: string): string {
  const name = scheme.toUpperCase().replaceAll(/\W/g, '_');
  return /^\d|^$/.test(name) ? `_${name}` : name;
}

/** Shorter texts are everywhere, and no secrets. */
const shortest = 3;

/** A text with every secret, in each form in which it may travel or come back, replaced by its variable. */
export function redactText(text: string, secrets: Readonly<Record<string, string>>): string {
  let redacted = text;
  for (const [form, variable] of formsOf(secrets)) redacted = redacted.replaceAll(form, () => `$${variable}`);
  return redacted;
}

/** A JSON value, every text in it redacted, names included. */
export function redactJson(value: Json, secrets: Readonly<Record<string, string>>): Json {
  if (typeof value === 'string') return redactText(value, secrets);
  if (Array.isArray(value)) return value.map((item) => redactJson(item, secrets));
  if (!isObject(value)) return value;
  const object: JsonObject = {};
  for (const [key, member] of Object.entries(value)) {
    setOwn(object, redactText(key, secrets), redactJson(member, secrets));
  }
  return object;
}

// The longest first, so that no rest of one stays behind when another is part of it.
function formsOf(secrets: Readonly<Record<string, string>>): (readonly [string, string])[] {
  const forms = Object.entries(secrets).flatMap(([scheme, secret]) => {
    const encoded = Buffer.from(secret).toString('base64');
    const password = secret.includes(':') ? secret.slice(secret.indexOf(':') + 1) : secret;
    return [secret, password, encoded].flatMap((form) => [
      [form, variableOf(scheme)] as const,
      [percentEncode(form.toWellFormed()), variableOf(scheme)] as const,
      [JSON.stringify(form).slice(1, -1), variableOf(scheme)] as const,
    ]);
  });
  return forms.filter(([form]) => form.length >= shortest).toSorted((a, b) => b[0].length - a[0].length);
}
