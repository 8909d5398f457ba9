/** The time on the user's clock, as `14:03:07`. */
export function timeOfDay(): string {
  return new Date().toTimeString().slice(0, 8);
}
