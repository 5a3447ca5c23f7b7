import { copy } from './copy.js';
import { filters } from './filters.js';
import { links } from './links.js';

/** The one inline script. The page is complete without it. */
export const script = `
(() => {
  'use strict';
${filters}${links}${copy}
  form.hidden = false;
  document.getElementById('showing').hidden = false;
  show();
  goToAddress();
})();
`;
