const fs = require('node:fs');
const path = require('node:path');

const LOCAL_DOMAIN = 'lab.test';

// Writes mail for lab.test to the Maildir in LAB_MAILDIR; mail for elsewhere is dropped, so nothing leaves the machine.
exports.register = function () {
  this.register_hook('queue', 'deliver');
  this.register_hook('queue_outbound', 'deliver');
};

exports.deliver = (next, connection) => {
  const { transaction } = connection;
  if (!transaction.rcpt_to.some((rcpt) => rcpt.host?.toLowerCase() === LOCAL_DOMAIN)) return next(OK);

  const maildir = process.env.LAB_MAILDIR;
  const temporary = path.join(maildir, 'tmp', transaction.uuid);
  const file = fs.createWriteStream(temporary);
  file.on('error', (error) => next(DENYSOFT, error.message));
  file.on('close', () => {
    fs.renameSync(temporary, path.join(maildir, 'new', transaction.uuid));
    next(OK);
  });
  transaction.message_stream.pipe(file, { line_endings: '\n' });
};
