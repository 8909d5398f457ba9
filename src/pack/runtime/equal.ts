/** Whether two JSON values are the same (Core 2020-12, section 4.2.2): `const`, `enum` and `uniqueItems` ask. */
export function equal(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const names = Object.keys(left);
  const members = new Map(Object.entries(right));
  if (names.length !== members.size) return false;
  return Object.entries(left).every(([name, value]) => members.has(name) && equal(value, members.get(name)));
}
