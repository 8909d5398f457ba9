/**
 * Whether a number is a multiple of a step as people count, in decimals: 0.3 is one of 0.1, 0.30000000000000004
 * is not, and 1e308 is none of 0.123456789.
 */
export function isMultiple(value: number, step: number): boolean {
  return multipleTest(step)(value);
}

/** Tells the multiples of a step. */
export function multipleTest(step: number): (value: number) => boolean {
  const scale = Number(`1e${fractionDigits(step)}`);
  const unit = Math.round(step * scale);
  const isPlain = scale <= 1e15 && 0 < unit && unit < exact;
  return (value) => {
    const count = Math.round(value * scale);
    // Both are exact then: the value is what it is written as, if that has no more decimals than the step.
    if (isPlain && -exact < count && count < exact) return count / scale === value && count % unit === 0;
    return isDecimalMultiple(value, step);
  };
}

function isDecimalMultiple(value: number, step: number): boolean {
  const [one, other] = [decimal(value), decimal(step)];
  const exponent = Math.min(one.exponent, other.exponent);
  const divisor = scaled(other, exponent);
  return divisor === 0n || scaled(one, exponent) % divisor === 0n;
}

/** Products below this are rounded to the integer that they are meant to be. */
const exact = 2 ** 50;

interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** A number as it is written. */
function decimal(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

function scaled({ digits, exponent }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to);
}

/** The count-th multiple of a step, without the noise of binary fractions: 3 times 0.1 is 0.3. */
export function timesStep(count: number, step: number): number {
  return multiplesOf(step)(count);
}

/** The multiples of a step, by their count. */
export function multiplesOf(step: number): (count: number) => number {
  const digits = fractionDigits(step);
  if (digits === 0 || digits > 20) return (count) => count * step;
  return (count) => Number((count * step).toFixed(digits));
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

/** How many decimals a number is written with. */
export function fractionDigits(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const written = mantissa.split('.')[1]?.length ?? 0;
  return Math.max(0, written - Number(exponent));
}
