# Paths, messages and the list of servers. Sourced by every part of the lab.

LAB_SRC=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
LAB_DIR=$(realpath -m "${SMTPSPEC_LAB_DIR:-/var/lib/smtpspec-lab}")
export LAB_SRC SMTPSPEC_LAB_DIR=$LAB_DIR
LAB_SERVERS=(postfix exim opensmtpd haraka smtp-server aiosmtpd opensmtpd-no-tls postfix-weak dovecot postfix-open)
LAB_USER=alice
# Where mail for the canary's domain goes; whoever wants to see it listens there.
export CANARY_DOMAIN=canary.test CANARY_ADDRESS=127.0.10.100 CANARY_PORT=2525

log() { printf 'lab: %s\n' "$*" >&2; }

# die CODE MESSAGE
die() {
  log "$2"
  exit "$1"
}

is_server() {
  local name
  for name in "${LAB_SERVERS[@]}"; do [[ $name == "$1" ]] && return; done
  return 1
}

# load_server NAME: sets NAME, ADDRESS, KEY (rsa|ecdsa), SUITE and PACKAGES (empty: runs from the host's files), STATE, ROOT.
load_server() {
  NAME=$1 ADDRESS='' KEY='' SUITE='' PACKAGES=''
  source "$LAB_SRC/servers/$NAME/server.conf"
  STATE=$LAB_DIR/$NAME
  ROOT=$STATE/root
  export NAME ADDRESS STATE ROOT LAB_USER
}

# The stamp of a server that is built as its files are now.
wanted_stamp() {
  {
    (cd "$LAB_SRC" && find lib "servers/$1" -type f -print0 | sort -z | xargs -0 sha256sum)
    sha256sum <"$LAB_DIR/ca.pem"
    sha256sum <"$LAB_DIR/credentials.json"
  } 2>/dev/null | sha256sum | cut -d' ' -f1
}

is_built() { [[ -f $LAB_DIR/$1/stamp ]]; }

is_current() { is_built "$1" && [[ $(<"$LAB_DIR/$1/stamp") == "$(wanted_stamp "$1")" ]]; }

password() { sed -n 's/.*"password": *"\([^"]*\)".*/\1/p' "$LAB_DIR/credentials.json"; }
