import { WriteStream } from 'node:tty';
import { describe, expect, test } from 'vitest';
import { showProgress } from '../../runner/cli/progress.js';
import type { AuditEvent } from '../../runner/index.js';

const target = { host: 'mx.example', port: 25, service: 'smtp' } as const;
const planned: AuditEvent = { type: 'target', target, facts: { reachability: 'open' }, planned: 3 };
const backOff: AuditEvent = { type: 'back-off', target, reason: '421 \u001b[31mbusy', pauseMs: 1500 };

/** What is written to a stream of this kind. */
function written(isTTY: boolean, events: readonly AuditEvent[]): string {
  let text = '';
  const stream = Object.assign(Object.create(WriteStream.prototype), {
    isTTY,
    columns: 40,
    write: (part: string) => {
      text += part;
      return true;
    },
  });
  const progress = showProgress(stream);
  for (const event of events) progress.onEvent(event);
  progress.stop();
  return text;
}

describe('progress', () => {
  test('is one line on a terminal, never wider, and gone at the end', () => {
    const text = written(true, [planned, backOff]);
    const frames = text.split('\r\u001b[2K');
    expect(frames.slice(1, 3)).toEqual([
      '0/3 checks  smtp mx.example 25: 3 check',
      '0/3 checks  smtp mx.example 25: waiting',
    ]);
    expect(frames.at(-1)).toBe('');
    expect(text).not.toContain('\n');
  });

  test('is plain lines elsewhere, with remote text inert', () => {
    expect(written(false, [planned, backOff])).toBe(
      'smtp mx.example 25: 3 checks planned\nsmtp mx.example 25: waiting 2 s, 421 \\x1B[31mbusy\n',
    );
  });
});
