# OpenSMTPD, for the two servers that differ in their Debian suite alone.

build_opensmtpd() {
  sed "s/@ADDRESS@/$ADDRESS/; s/@CANARY_DOMAIN@/$CANARY_DOMAIN/; s/@CANARY@/$CANARY_ADDRESS:$CANARY_PORT/" "$LAB_SRC/lib/opensmtpd/smtpd.conf" >"$ROOT/etc/smtpd.conf"
  # Stock sends postmaster to root, which has no mailbox of its own.
  printf 'root: %s\n' "$LAB_USER" >>"$ROOT/etc/aliases"
  in_root smtpd -n
  package_version opensmtpd >"$STATE/version"
}
