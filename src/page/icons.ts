/** The pictures of the pages, as what stands in an SVG of 16 by 16. */
export const icons: Readonly<Record<string, string>> = {
  error:
    '<path fill="currentColor" d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm2.9 8.8a.8.8 0 0 1-1.1 1.1L8 9.1l-1.8 1.8a.8.8 0 0 1-1.1-1.1L6.9 8 5.1 6.2a.8.8 0 0 1 1.1-1.1L8 6.9l1.8-1.8a.8.8 0 0 1 1.1 1.1L9.1 8Z"/>',
  warning:
    '<path fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round" d="M8 2 1.7 13.3h12.6ZM8 6.4v3.1M8 11.6v.01"/>',
  info: '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.5"/><path stroke="currentColor" stroke-width="1.6" stroke-linecap="round" d="M8 7.4v3.4M8 5v.01"/>',
  check:
    '<path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" d="m3 8.5 3.2 3.2L13 4.8"/>',
  x: '<path stroke="currentColor" stroke-width="2" stroke-linecap="round" d="m4 4 8 8m0-8-8 8"/>',
  dash: '<path stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-dasharray="2.2 3" d="M3 8h10"/>',
  na: '<circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" stroke-width="1.5"/><path stroke="currentColor" stroke-width="1.5" d="m4.5 11.5 7-7"/>',
  search:
    '<circle cx="7" cy="7" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5"/><path stroke="currentColor" stroke-width="1.5" stroke-linecap="round" d="m10.5 10.5 3 3"/>',
  copy: '<rect x="5.5" y="5.5" width="8" height="8" rx="1.5" fill="none" stroke="currentColor" stroke-width="1.4"/><path fill="none" stroke="currentColor" stroke-width="1.4" d="M3.2 10.5h-.2a.9.9 0 0 1-.9-.9V3a.9.9 0 0 1 .9-.9h6.6a.9.9 0 0 1 .9.9v.2"/>',
  arrow:
    '<path fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" d="M3 8h10M9 4l4 4-4 4"/>',
  chev: '<path fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" d="m6 3.5 4.5 4.5L6 12.5"/>',
  ours: '<rect x="4" y="4" width="8" height="8" rx="1.5" fill="currentColor" transform="rotate(45 8 8)"/>',
  logo: '<path fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" d="M6 2.5H3.5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1H6M10 2.5h2.5a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H10M5.6 8.2l1.8 1.8 3.2-3.8"/>',
};
