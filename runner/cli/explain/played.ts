import type { InvariantMeta, ScenarioMeta } from '../../scenario/index.js';

/** How it is played, a line each; the words of options are theirs. */
export function playedAs(meta: InvariantMeta & Partial<ScenarioMeta>): string[] {
  if (meta.services === undefined)
    return ['On every service, over all replies of the run; nothing is sent for it.'];
  const { impact = 'probe', messages = impact === 'deliver' ? 1 : 0 } = meta;
  const needs = needsOf(meta.needs ?? {});
  return [
    `Services: ${meta.services.join(', ')}.`,
    `Impact: ${impact}${impact === 'deliver' || impact === 'stress' ? `, only with --allow ${impact}` : ''}.`,
    ...(needs.length === 0 ? [] : [`Needs ${needs.join(', ')}.`]),
    heldBy(meta.connections ?? 1),
    messages === 0
      ? 'No message is handed over.'
      : `Messages: at most ${messages}${meta.variants === undefined ? '' : ' for each variant'}.`,
    ...(meta.idleMinutes === undefined ? [] : [`Waits for about ${meta.idleMinutes} minutes.`]),
  ];
}

function needsOf(needs: NonNullable<ScenarioMeta['needs']>): string[] {
  const {
    opening = ['ready'],
    recipient,
    localDomain,
    mail,
    wrongPassword,
    canary,
    tls,
    capability = [],
  } = needs;
  return [
    ...(recipient ? ['--recipient'] : []),
    ...(localDomain ? ['--domain'] : []),
    ...(mail ? ['credentials on submission services'] : []),
    ...(wrongPassword ? ['one wrong password more than other checks'] : []),
    ...(canary ? ['a canary (--canary or --canary-listen)'] : []),
    ...(tls ? ['a TLS endpoint'] : []),
    ...capability.map((keyword) => `a server that offers ${keyword}`),
    ...(opening.includes('ready') ? [] : ['a server that does not greet with 2yz']),
  ];
}

function heldBy(connections: number): string {
  if (connections === 0) return 'Asks the survey of the TLS endpoint, which all checks share.';
  return connections === 1 ? 'One connection at a time.' : `Up to ${connections} connections at once.`;
}
