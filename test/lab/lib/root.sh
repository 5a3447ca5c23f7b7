# A server's own root folder: copy of the base, packages, alice, and no way to find a host outside.

make_root() {
  local archives=$ROOT/var/cache/apt/archives cache=$LAB_DIR/cache/$SUITE
  cp -a --reflink=auto "$LAB_DIR/base/$SUITE" "$ROOT"
  printf '#!/bin/sh\nexit 101\n' >"$ROOT/usr/sbin/policy-rc.d"
  chmod 755 "$ROOT/usr/sbin/policy-rc.d"
  printf '%s\n' "$NAME.lab.test" >"$ROOT/etc/hostname"
  printf '127.0.0.1 localhost\n%s %s.lab.test %s lab.test\n' "$ADDRESS" "$NAME" "$NAME" >"$ROOT/etc/hosts"

  find "$cache" -name '*.deb' -exec cp -ln -t "$archives" {} +
  in_root apt-get update
  if [[ -f $LAB_SRC/servers/$NAME/debconf ]]; then
    in_root apt-get install -y --no-install-recommends debconf
    in_root debconf-set-selections <"$LAB_SRC/servers/$NAME/debconf"
  fi
  # shellcheck disable=SC2086
  in_root apt-get install -y --no-install-recommends $PACKAGES
  find "$archives" -name '*.deb' -exec cp -ln -t "$cache" {} +
  rm -f "$archives"/*.deb

  in_root useradd --create-home --shell /usr/sbin/nologin "$LAB_USER"
  printf '%s:%s\n' "$LAB_USER" "$(password)" | in_root chpasswd
  install -D -m 644 "$STATE/tls/cert.pem" "$ROOT/etc/lab-tls/cert.pem"
  install -m 600 "$STATE/tls/key.pem" "$ROOT/etc/lab-tls/key.pem"
  seal_root
}

# Names come from /etc/hosts alone; the resolver is an address where nobody answers.
seal_root() {
  write_resolv_conf "$ROOT/etc/resolv.conf"
  sed -i 's/^hosts:.*/hosts: files/' "$ROOT/etc/nsswitch.conf"
}

write_resolv_conf() {
  rm -f "$1"
  printf 'nameserver 127.0.0.254\noptions timeout:1 attempts:1\n' >"$1"
}

# in_root COMMAND…: runs it inside $ROOT, as the host <name>.lab.test, in namespaces that end with it.
in_root() {
  unshare --mount --pid --uts --ipc --fork --kill-child bash -euc '
    hostname "$NAME.lab.test"
    mount -t proc proc "$ROOT/proc"
    exec chroot "$ROOT" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
  ' in_root "$@" 9>&-
}

package_version() { in_root dpkg-query -W -f '${Version}\n' "$1"; }
