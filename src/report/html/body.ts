const views = [
  ['findings', 'Findings'],
  ['contract', 'Contract map'],
  ['changes', 'Changes'],
  ['run', 'Run'],
] as const;

const sections = views
  .map(
    ([id, title]) =>
      `<section class="view" id="v-${id}" role="tabpanel" aria-labelledby="t-${id}" data-title="${title}" hidden></section>`,
  )
  .join('');

/** What stands in the page of a report before its script draws. */
export const reportBody = `<a class="skip" href="#tabs">Skip to the findings</a><header class="wrap"><div class="top"><span class="brand"><svg class="i" viewBox="0 0 16 16" aria-hidden="true"><use href="#i-logo"/></svg>openapi-contract</span><span class="crumb b" id="crumb"></span><span class="sp"></span><button class="kbdbtn" id="help" type="button">Keys <kbd>?</kbd></button></div></header><main><div class="wrap"><div id="verdict"></div><ol id="steps" class="steps" aria-label="Steps"></ol></div><div class="nav"><div class="wrap"><div class="tabs" role="tablist" aria-label="Report" id="tabs"></div></div></div><div class="wrap">${sections}</div></main><footer class="wrap">One file, no network: safe to attach, to archive, to print.</footer><div id="live" class="vh" role="status" aria-live="polite"></div><noscript><p class="wrap">This report draws itself by the script in it. The same is in the Markdown and JSON reports.</p></noscript>`;
