/** How far apart two doubles may be to count as the same: what ajv's `multipleOfPrecision` says as a number of digits. */
export const multipleOfPrecision = 9;

/** Whether a number is a multiple of a step, fractions included: judged as the validator judges it. */
export function isMultiple(value: number, step: number): boolean {
  const count = value / step;
  return !(Math.abs(Math.round(count) - count) > 10 ** -multipleOfPrecision);
}

/** The count-th multiple of a step, without the noise of binary fractions: 3 times 0.1 is 0.3. */
export function timesStep(count: number, step: number): number {
  const product = count * step;
  const digits = fractionDigits(step);
  return digits === 0 || digits > 20 ? product : Number(product.toFixed(digits));
}

/** The smallest number that is a multiple of both steps. */
export function leastCommonMultiple(left: number, right: number): number {
  const scale = 10 ** Math.min(15, Math.max(fractionDigits(left), fractionDigits(right)));
  const a = Math.round(left * scale);
  const b = Math.round(right * scale);
  const common = greatestCommonDivisor(a, b);
  return common === 0 ? Math.max(left, right) : ((a / common) * b) / scale;
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}

function fractionDigits(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const written = mantissa.split('.')[1]?.length ?? 0;
  return Math.max(0, written - Number(exponent));
}
