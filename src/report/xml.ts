import { escapeControls } from './control-characters.ts';

/** The attributes of an element, in their order; those that are `undefined` are left out. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** One XML element. What is in it is XML already: elements, or what `xmlText` gives. */
export function xmlElement(name: string, attributes: XmlAttributes, content = ''): string {
  const words = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}="${attributeText(String(value))}"`],
  );
  const start = [name, ...words].join(' ');
  return content === '' ? `<${start}/>` : `<${start}>${content}</${name}>`;
}

/** Any text as the content of an element. */
export function xmlText(text: string): string {
  return xmlCharacters(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** XML readers make spaces of tabs and line feeds in attributes (XML 1.0, section 3.3.3), and not of references. */
function attributeText(text: string): string {
  return xmlText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

/** Also the two noncharacters that XML 1.0 allows nowhere (section 2.2, Char) are shown by their numbers. */
function xmlCharacters(text: string): string {
  return escapeControls(text).replaceAll('\ufffe', '\\u{fffe}').replaceAll('\uffff', '\\u{ffff}');
}
