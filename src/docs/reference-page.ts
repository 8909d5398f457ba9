import { pageText } from '../page/page.ts';
import type { ReferenceData } from '../page/reference-data.ts';

const body = `<a class="skip" href="#intro">Skip to the reference</a><header class="head"><div class="in"><button class="menu" id="menu" type="button" aria-expanded="false" aria-controls="nav">Operations</button><svg class="i" viewBox="0 0 16 16" aria-hidden="true"><use href="#i-logo"/></svg><span id="title"></span><span class="sp"></span></div></header><div class="lay"><nav class="side" id="nav" aria-label="Operations"></nav><main><div class="intro" id="intro"></div><div id="ops"></div></main></div><div id="live" class="vh" role="status" aria-live="polite"></div><noscript><p>This page draws itself by the script in it.</p></noscript>`;

/** The page of a contract: one file, which sends requests to the one address that it was made for, or to none. */
export function referencePage(data: ReferenceData): string {
  return pageText({
    name: 'reference',
    title: data.title,
    body,
    data,
    ...(data.live !== undefined && { connect: [new URL(data.live).origin] }),
  });
}
