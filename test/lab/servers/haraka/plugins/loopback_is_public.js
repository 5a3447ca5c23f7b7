// Stock trusts private addresses (AUTH in clear); the lab's clients all come from one and must be strangers.
exports.hook_connect_init = (next, connection) => {
  connection.set('remote.is_local', false);
  connection.set('remote.is_private', false);
  next();
};
