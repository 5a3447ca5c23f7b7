import { isLoopback } from '../protocol/ip.js';
import { isSubmission } from '../result/index.js';
import { messagesOf } from '../scenario/index.js';
import type { Spot } from './addresses.js';
import type { Catalogue } from './catalogue.js';
import { type Engagement, engagementsOf } from './engagements.js';
import type { AuditEvent } from './events.js';
import { MessageBudget, type MessageLimits } from './message-budget.js';
import { type AuditOptions, type ResolvedOptions, resolveOptions } from './options.js';
import { whyNotAsked } from './plan.js';

/** What a user who runs a mail server of his own would not notice in its load, and what no provider takes for a flood. */
const ratePerMinute = 60;

/** Messages a minute to this address unless told otherwise: on this machine nobody is disturbed. */
function rateFor(address: string, { messageRate }: ResolvedOptions): number | undefined {
  return messageRate ?? (isLoopback(address) ? undefined : ratePerMinute);
}

/** The sum of what all that may be played on a service can have accepted, by what the options alone tell. */
export function mostMessages({
  target: { service },
  options,
  catalogue,
}: Pick<Engagement, 'target' | 'options' | 'catalogue'>): number {
  const withoutLogin = isSubmission(service) && options.credentials === undefined;
  return catalogue.scenarios
    .filter(({ meta }) => meta.services.includes(service) && whyNotAsked(meta, options) === undefined)
    .filter(({ meta }) => !(withoutLogin && meta.needs?.mail))
    .map(({ meta }) => messagesOf(meta, options.allow) * Object.keys(meta.variants ?? { only: 1 }).length)
    .reduce((sum, count) => sum + count, 0);
}

/** What holds for one host, whatever the server does, at each of its addresses. */
export interface Bound {
  readonly host: string;
  /** Most that the run may have accepted. */
  readonly messages: number;
  /** As the user said; undefined: 60, and no limit on loopback. */
  readonly perMinute: number | undefined;
  /** Most that are open at once. */
  readonly connections: number;
}

/** The bounds of a run with these options; nothing is looked up. @throws BadOption, BadTarget, BadSelection */
export function messageBounds(catalogue: Catalogue, given: AuditOptions): Bound[] {
  const bounds = new Map<string, Bound & { readonly sum: number }>();
  for (const one of engagementsOf(catalogue, given, resolveOptions(given))) {
    const { host } = one.target;
    const { messages: most, messageRate, connections } = one.options;
    const known = bounds.get(host);
    const sum = (known?.sum ?? 0) + mostMessages(one);
    const rates = [known?.perMinute, messageRate].filter((rate) => rate !== undefined);
    bounds.set(host, {
      host,
      sum,
      messages: Math.min(known?.messages ?? most, most),
      perMinute: rates.length === 0 ? undefined : Math.min(...rates),
      connections: Math.min(known?.connections ?? connections, connections),
    });
  }
  return [...bounds.values()].map(({ sum, ...bound }) => ({
    ...bound,
    messages: Math.min(bound.messages, sum),
  }));
}

/** The budget of each address; tells the bound of each before anything is sent there. */
export function messageBudgets(
  engaged: readonly (Pick<Engagement, 'target' | 'options' | 'catalogue'> & { readonly spot: Spot })[],
  emit: (event: AuditEvent) => void,
): (address: string) => MessageBudget {
  const all = new Map<string, { budget: MessageBudget; limits: MessageLimits; sum: number; runId: string }>();
  for (const one of engaged) {
    const { address } = one.spot;
    if (address === undefined) continue;
    const { messages, minuteMs, runId } = one.options;
    const own: MessageLimits = { most: messages, perMinute: rateFor(address, one.options), minuteMs };
    const known = all.get(address);
    const limits = known === undefined ? own : least(known.limits, own);
    const sum = (known?.sum ?? 0) + mostMessages(one);
    const budget = new MessageBudget({ ...limits, most: Math.min(limits.most, sum) });
    all.set(address, { budget, limits, sum, runId });
  }
  for (const [address, { limits, sum, runId }] of all) {
    const most = Math.min(limits.most, sum);
    if (most > 0) emit({ type: 'messages', address, most, perMinute: limits.perMinute, runId });
  }
  return (address) => {
    const found = all.get(address);
    if (found === undefined) throw new Error(`no message budget was made for ${address}`);
    return found.budget;
  };
}

function least(a: MessageLimits, b: MessageLimits): MessageLimits {
  const rates = [a.perMinute, b.perMinute].filter((rate) => rate !== undefined);
  const perMinute = rates.length === 0 ? undefined : Math.min(...rates);
  return { ...a, most: Math.min(a.most, b.most), perMinute };
}
