# What the Postfix servers depart from Debian's stock configuration in; README.md lists it.

set_main() { in_root postconf -e "$1"; }

build_postfix() {
  # Postfix finds 127.0.0.1 alone on lo, so it is told that mail for user@[our address] is its own.
  set_main "proxy_interfaces = $ADDRESS"
  # The lab's addresses are IPv4.
  set_main 'inet_protocols = ipv4'
  # Stock trusts 127/8, so every client of the lab would be local.
  set_main 'mynetworks ='
  # The lab's certificate instead of ssl-cert's.
  set_main 'smtpd_tls_cert_file = /etc/lab-tls/cert.pem'
  set_main 'smtpd_tls_key_file = /etc/lab-tls/key.pem'
  # Nothing leaves the machine, and nobody answers DNS.
  set_main 'default_transport = discard:'
  set_main 'relay_transport = discard:'
  set_main 'smtp_dns_support_level = disabled'
  # But for the canary's domain, which is a listener of ours on loopback; who may send there is as stock has it.
  set_main "transport_maps = inline:{ $CANARY_DOMAIN=smtp:[$CANARY_ADDRESS]:$CANARY_PORT }"
  # AUTH looks alice up as alice@lab.test.
  set_main 'smtpd_sasl_local_domain = lab.test'
  # No syslog in here: the log is <lab>/postfix/server.log.
  set_main 'maillog_file = /dev/stdout'

  # 587 and 465 as the commented part of stock master.cf has them.
  sed -i -E '/^#(submission|submissions) +inet/,/milter_macro/ { s/^#(submission)/\1/; s/^#(  -o)/\1/ }' "$ROOT/etc/postfix/master.cf"
  # Outside of the chroot, since Cyrus SASL reads /etc/sasldb2.
  for service in smtp submission submissions; do in_root postconf -F "$service/inet/chroot=n"; done
  # Listeners on the lab's address alone.
  sed -i -E "s/^(smtp|submission|submissions)( +inet)/$ADDRESS:\1\2/" "$ROOT/etc/postfix/master.cf"

  # Cyrus SASL with its own user file.
  printf '%s\n' 'pwcheck_method: auxprop' 'auxprop_plugin: sasldb' \
    'mech_list: PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256' >"$ROOT/etc/postfix/sasl/smtpd.conf"
  password | in_root saslpasswd2 -p -c -u lab.test "$LAB_USER"
  in_root chgrp postfix /etc/sasldb2
  chmod 640 "$ROOT/etc/sasldb2"

  # Stock sends postmaster to root, which has no mailbox of its own.
  printf 'root: %s\n' "$LAB_USER" >>"$ROOT/etc/aliases"
  in_root newaliases

  in_root postfix check
  package_version postfix >"$STATE/version"
}
