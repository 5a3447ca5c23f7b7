import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { labFolder } from './lab.js';

/** A message that lies on a server of the lab. */
export interface Kept {
  readonly place: 'mailbox' | 'queue';
  /** Unique on its server: the file, and in an mbox the place in it. */
  readonly id: string;
  /** As it lies there, one character per octet; in a queue with what the server notes beside it. */
  readonly text: string;
}

interface Places {
  /** Folders of mbox files, one per user. */
  readonly mboxes?: string;
  /** Maildirs. */
  readonly maildirs?: readonly string[];
  /** Folders, searched with all below them. */
  readonly queues?: readonly string[];
  /** The part of a queue file's path that names its message. */
  readonly message?: RegExp;
  /** The file without which a message in a queue is still being received: nobody has said yet that it was taken. */
  readonly taken?: RegExp;
}

const postfix: Places = {
  mboxes: 'root/var/mail',
  queues: ['maildrop', 'incoming', 'active', 'deferred', 'hold', 'corrupt'].map(
    (queue) => `root/var/spool/postfix/${queue}`,
  ),
  // One that is moved from queue to queue stays the same.
  message: /[^/]+$/,
};
const opensmtpd: Places = {
  mboxes: 'root/var/mail',
  maildirs: ['root/home/alice/Maildir'],
  queues: ['root/var/spool/smtpd/queue', 'root/var/spool/smtpd/offline'],
  // queue/<first octet>/<message>/<envelope, or "message">
  message: /^queue\/[^/]+\/[^/]+/,
};
const places: Readonly<Record<string, Places>> = {
  postfix,
  'postfix-weak': postfix,
  'postfix-open': postfix,
  dovecot: postfix,
  exim: {
    mboxes: 'root/var/mail',
    queues: ['root/var/spool/exim4/input'],
    // <message>-H, <message>-D, <message>-J
    message: /[^/]+(?=-[DHJK]$)/,
    taken: /-H$/,
  },
  opensmtpd,
  'opensmtpd-no-tls': opensmtpd,
  haraka: { maildirs: ['mail'], queues: ['haraka/queue'] },
  'smtp-server': { maildirs: ['mail'] },
  aiosmtpd: { maildirs: ['root/home/alice/Maildir'] },
};

/** All that lies in the mailboxes and queues of a server, read as root from outside. */
export function labMail(server: string): Kept[] {
  const of = places[server];
  if (of === undefined) throw new Error(`test/lab/mail.ts does not know where ${server} keeps mail`);
  const folder = join(labFolder, server);
  // Queues first: what is delivered meanwhile is seen twice then, and not missed.
  return [
    ...(of.queues ?? []).flatMap((it) => queue(join(folder, it), of)),
    ...(of.mboxes === undefined ? [] : mboxesIn(join(folder, of.mboxes))),
    ...(of.maildirs ?? []).flatMap((it) => maildir(join(folder, it))),
  ];
}

/** What came since. */
export function newMail(server: string, before: readonly Kept[]): Kept[] {
  const known = new Set(before.map(({ id }) => id));
  return labMail(server).filter(({ id }) => !known.has(id));
}

function mboxesIn(folder: string): Kept[] {
  return filesBelow(folder).flatMap(({ path, text }) =>
    // Both who write these files quote a line of a message that begins so.
    text
      .split(/^(?=From )/m)
      .filter((message) => message !== '')
      .map((message, index) => ({ place: 'mailbox', id: `${path}#${index}`, text: message }) as const),
  );
}

/** A mail reader may move a message from new to cur; nobody reads here. */
function maildir(folder: string): Kept[] {
  return ['new', 'cur'].flatMap((part) =>
    filesBelow(join(folder, part)).map(({ path, text }) => ({ place: 'mailbox', id: path, text }) as const),
  );
}

function queue(folder: string, { message, taken = /$/ }: Places): Kept[] {
  const texts = new Map<string, string>();
  const isTaken = new Set<string>();
  for (const { path, text } of filesBelow(folder)) {
    const id = message?.exec(path)?.[0] ?? path;
    texts.set(id, (texts.get(id) ?? '') + text);
    if (taken.test(path)) isTaken.add(id);
  }
  return [...texts].filter(([id]) => isTaken.has(id)).map(([id, text]) => ({ place: 'queue', id, text }));
}

/** Paths begin with the last part of the folder. A file that is gone before it was read was delivered or dropped meanwhile. */
function filesBelow(folder: string): { path: string; text: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const text = readIfThere(file);
      return text === undefined ? [] : [{ path: relative(join(folder, '..'), file), text }];
    });
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
