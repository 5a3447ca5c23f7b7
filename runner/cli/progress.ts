import { visible } from '../../reports/shared/visible.js';
import type { AuditEvent } from '../index.js';
import { clearLine } from './terminal.js';

/** Tells how far an audit is; `stop` leaves the terminal clean. */
export interface Progress {
  readonly onEvent: (event: AuditEvent) => void;
  readonly stop: () => void;
}

/** One live line on a terminal, else one plain line for each target. */
export function showProgress(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? liveProgress(stream) : plainProgress(stream);
}

function liveProgress(stream: NodeJS.WriteStream): Progress {
  let planned = 0;
  let done = 0;
  const draw = (words: string): void => {
    const line = visible(`${done}/${planned} checks  ${words}`);
    stream.write(clearLine + line.slice(0, Math.max(20, (stream.columns || 80) - 1)));
  };
  return {
    onEvent(event) {
      if (isSilent(event)) return;
      if (event.type === 'messages') {
        stream.write(`${clearLine}${visible(describe(event))}\n`);
        return;
      }
      if (event.type === 'target') planned += event.planned;
      if (event.type === 'check') done += 1;
      draw(describe(event));
    },
    stop: () => stream.write(clearLine),
  };
}

function plainProgress(stream: NodeJS.WriteStream): Progress {
  return {
    onEvent(event) {
      if (event.type === 'check' || isSilent(event)) return;
      stream.write(`${visible(describe(event))}\n`);
    },
    stop: () => undefined,
  };
}

type Silent = Extract<AuditEvent, { type: 'started' | 'finished' }>;

/** What tells nothing that a terminal does not show anyway. */
function isSilent(event: AuditEvent): event is Silent {
  return event.type === 'started' || event.type === 'finished';
}

function describe(event: Exclude<AuditEvent, Silent>): string {
  if (event.type === 'messages') {
    const { address, most, perMinute, runId } = event;
    const rate = perMinute === undefined ? '' : `, ${perMinute} a minute`;
    const count = most === 1 ? '1 message' : `${most} messages`;
    return `at most ${count} to ${address}${rate}; each has X-smtpspec-run: ${runId}, and smtpspec ${runId} in its Subject`;
  }
  const { service, host, port } = event.target;
  const place = `${service} ${host} ${port}`;
  if (event.type === 'check') return `${place}  ${event.check.id}`;
  if (event.type === 'back-off')
    return `${place}: waiting ${Math.ceil(event.pauseMs / 1000)} s, ${event.reason}`;
  const { problem, address = host } = event.facts;
  const at = address === host ? '' : ` (${address})`;
  return `${place}${at}: ${problem ?? `${event.planned} checks planned`}`;
}
