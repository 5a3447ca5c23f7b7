import { audit } from '../../dist/runner/index.js';

// Started by fork: audits as the message says, and answers with the round trips of the longest scenario.
process.once('message', async (/** @type {import('../../dist/runner/index.js').AuditOptions} */ options) => {
  let longest = 0;
  await audit({
    ...options,
    onEvent: (event) => {
      if (event.type === 'check') longest = Math.max(longest, event.roundTrips);
    },
  });
  process.send?.(longest);
  process.disconnect();
});
