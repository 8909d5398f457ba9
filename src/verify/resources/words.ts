/** The words of a name, in lower case: `customer_id`, `customerId` and `CustomerID` are `customer` and `id`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** One of what a plural names: `categories` gives `category`, `boxes` gives `box`. */
export function singular(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** A name without what its spellings differ in: `pet_id`, `petId` and `PetID` are one name. */
export function plainName(name: string): string {
  return name.replaceAll(/[^a-z\d]/gi, '').toLowerCase();
}
