/** A text of at most so many characters, 1,000 by default; of a longer one its beginning, and how much is missing. */
export function shortened(text: string, longest = 1000): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest)}… (${text.length - longest} more characters)`;
}
