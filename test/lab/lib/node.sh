# Servers from npm: they run with the host's node and files as nobody, in $STATE/app, and see the lab's resolver.

make_app() {
  local source=$LAB_SRC/servers/$NAME
  rm -rf --one-file-system "${STATE:?}"/{app,etc,mail}
  mkdir -p "$STATE/app" "$STATE/etc"
  cp "$source/package.json" "$source/package-lock.json" "$STATE/app/"
  (cd "$STATE/app" && npm ci --ignore-scripts --no-audit --no-fund)
  node -p 'require(process.argv[1]).version' "$STATE/app/node_modules/$1/package.json" >"$STATE/version"

  printf '127.0.0.1 localhost\n%s %s.lab.test lab.test\n' "$ADDRESS" "$NAME" >"$STATE/etc/hosts"
  write_resolv_conf "$STATE/etc/resolv.conf"
  printf 'passwd: files\ngroup: files\nhosts: files\n' >"$STATE/etc/nsswitch.conf"
  install -d -o nobody -g nogroup -m 700 "$STATE/mail" "$STATE/mail"/{new,cur,tmp}
  chown -R nobody:nogroup "$STATE/tls"
}
