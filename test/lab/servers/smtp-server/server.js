// smtp-server for the lab: server.js ADDRESS TLS_DIR MAILDIR serves lab.test on ports 25, 587 and 465.
import { randomUUID } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SMTPServer } from 'smtp-server';

const [address, tlsDir, maildir] = process.argv.slice(2);
const password = readFileSync('password', 'utf8').trim();

const common = {
  name: 'smtp-server.lab.test',
  key: readFileSync(join(tlsDir, 'key.pem')),
  cert: readFileSync(join(tlsDir, 'cert.pem')),
  size: 10 * 1024 * 1024,
  onAuth,
  onRcptTo,
  onData,
};
const services = [
  { port: 25, authOptional: true, disabledCommands: ['AUTH'] },
  { port: 587 },
  { port: 465, secure: true },
];
for (const { port, ...options } of services) {
  const server = new SMTPServer({ ...common, ...options });
  server.on('error', (error) => console.error(port, error.message));
  server.listen(port, address);
}

function onAuth({ username, password: given }, _session, done) {
  if (username === 'alice' && given === password) return done(null, { user: username });
  done(refusal(535, 'Authentication failed'));
}

// Stock takes any recipient: strangers may only write to lab.test.
function onRcptTo(recipient, session, done) {
  if (isLocal(recipient) || session.user) return done();
  done(refusal(550, 'Relaying denied'));
}

// Mail for elsewhere is read and dropped, so nothing leaves the machine.
async function onData(stream, session, done) {
  try {
    const id = randomUUID();
    const keep = session.envelope.rcptTo.some(isLocal);
    const file = createWriteStream(keep ? join(maildir, 'tmp', id) : '/dev/null');
    file.write(traceOf(session));
    await pipeline(stream, file);
    if (stream.sizeExceeded) return done(refusal(552, 'Message exceeds the size limit'));
    if (keep) await rename(join(maildir, 'tmp', id), join(maildir, 'new', id));
    done(null, 'Message accepted');
  } catch (error) {
    done(error);
  }
}

// Who it came from, which a stream of smtp-server does not say.
function traceOf({ envelope, hostNameAppearsAs, remoteAddress }) {
  const from = `Return-Path: <${envelope.mailFrom.address ?? ''}>\r\n`;
  return `${from}Received: from ${hostNameAppearsAs || 'unknown'} ([${remoteAddress}])\r\n\tby smtp-server.lab.test\r\n`;
}

function isLocal({ address }) {
  return address.toLowerCase().endsWith('@lab.test') || address.toLowerCase() === 'postmaster';
}

function refusal(responseCode, message) {
  return Object.assign(new Error(message), { responseCode });
}
