/** How servers of other protocols open a connection, or answer what is not theirs. Their marks are those of each protocol's own text. */
const openings: readonly (readonly [mark: RegExp, protocol: string])[] = [
  [/^SSH-\d/, 'SSH'],
  [/^HTTP\/\d|^<(?:!DOCTYPE )?html/i, 'HTTP'],
  [/^\* (?:OK|BYE|PREAUTH)\b/i, 'IMAP'],
  [/^(?:\+OK|-ERR)\b/, 'POP3'],
  [/^RFB \d{3}\.\d{3}\n/, 'VNC'],
  [/^"(?:IMPLEMENTATION|SIEVE)" /i, 'ManageSieve'],
  [/^@RSYNCD:/, 'rsync'],
  [/^-(?:ERR|DENIED) /, 'Redis'],
  // A packet of MySQL: three octets of length, number 0, then version 10 and its name, or an error.
  [/^[\s\S]{2}\0\0\n[0-9A-Za-z.+~_-]{3,64}\0/, 'MySQL'],
  [/^[\s\S]{2}\0\0\xff[\s\S]{2,}/, 'MySQL'],
  [/^\xff[\xfb-\xfe]/, 'Telnet'],
  [/^[\x14-\x17]\x03[\x00-\x04]/, 'TLS'],
];

/** Protocols that greet with 2yz as SMTP does, told by what they call themselves. Only to be asked where EHLO was refused. */
const namesakes: readonly (readonly [mark: RegExp, protocol: string])[] = [
  [/\bFTP\b|\b(?:vsFTPd|ProFTPD|Pure-FTPd|FileZilla|USER and PASS)\b/i, 'FTP'],
  [/\bNNTP\b|\bposting (?:allowed|prohibited|ok)\b/i, 'NNTP'],
];

/** The protocol that the first octets of a server belong to, latin1; undefined where they are nobody's that we know, or SMTP's. */
export function protocolOf(octets: string): string | undefined {
  return openings.find(([mark]) => mark.test(octets))?.[1];
}

/** The protocol that texts name, of a server that greets as SMTP does and does not know EHLO. */
export function namesakeOf(texts: string): string | undefined {
  return namesakes.find(([mark]) => mark.test(texts))?.[1];
}
