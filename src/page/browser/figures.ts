/** A number with its thousands apart. */
export function number(value: number): string {
  return value.toLocaleString('en');
}

/** `1 error`, `2 errors`. */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** Milliseconds as people say them: `0.08 s`, `6.5 s`, `2 min 35 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 950) return `${(milliseconds / 1000).toFixed(2)} s`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A text that begins with a capital letter. */
export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
