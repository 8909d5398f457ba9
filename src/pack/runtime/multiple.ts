/**
 * Whether a number is a multiple of a step as people count, in decimals: 0.3 is one of 0.1, 0.30000000000000004
 * is not, and 1e308 is none of 0.123456789.
 */
export function isMultiple(value: number, step: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(step)) return step === 0 || value % step === 0;
  const [one, other] = [decimal(value), decimal(step)];
  const exponent = Math.min(one.exponent, other.exponent);
  const divisor = scaled(other, exponent);
  return divisor === 0n || scaled(one, exponent) % divisor === 0n;
}

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
