import { h, link, nodesOf, type Kid } from './dom.ts';

/**
 * What of CommonMark and HTML descriptions have most: code, emphasis, links, and tags that only break lines. All else
 * stays the text that it is.
 */
const pieces =
  /`([^`\n]+)`|\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\(([^)\s]+)\)|<a\s[^>]*?href="([^"]*)"[^>]*>([^<]*)<\/a>|<(\/?)(?:p|br|b|i|em|strong|ul|ol|li|code)\s*\/?>/gi;

/** A description as people read it; links lead to the web alone. */
export function richText(text: string): Kid {
  const kids: Kid[] = [];
  let end = 0;
  for (const found of text.matchAll(pieces)) {
    kids.push(text.slice(end, found.index), pieceOf(found));
    end = found.index + found[0].length;
  }
  return nodesOf([...kids, text.slice(end)]);
}

function pieceOf([whole, code, strong, name, target, href, label]: RegExpMatchArray): Kid {
  if (code !== undefined) return h('code', {}, code);
  if (strong !== undefined) return h('b', {}, strong);
  if (name !== undefined) return link(target, name, 'prose-link');
  if (label !== undefined) return link(href, label, 'prose-link');
  return /^<(br|p|li)/i.test(whole) ? '\n' : undefined;
}
