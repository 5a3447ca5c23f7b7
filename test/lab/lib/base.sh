# The bare Debian root folder of a suite, from the host's own mirrors; servers start from a copy of it.

# make_base SUITE
make_base() {
  local suite=$1 dir=$LAB_DIR/base/$1 cache=$LAB_DIR/cache/$1 stamp
  stamp=$(sha256sum <"$LAB_SRC/lib/base.sh")
  [[ ! -f $dir.stamp || $(<"$dir.stamp") != "$stamp" ]] || return 0

  local started=$SECONDS
  mkdir -p "$LAB_DIR/base" "$cache"
  rm -rf --one-file-system "$dir.stamp" "$dir" "$dir.new"
  apt_settings >"$dir.aptconf"
  apt_sources "$suite" >"$dir.sources"
  [[ -s $dir.sources ]] || die 1 "no Debian source among the host's apt sources: cannot build $suite"

  # Own namespaces, so that nothing stays mounted if the build is cut short.
  unshare --mount --pid --fork --kill-child --mount-proc \
    mmdebstrap --quiet --mode=root --variant=minbase --format=directory \
    --aptopt="$dir.aptconf" \
    --skip=download/empty --skip=essential/unlink --skip=cleanup/apt/lists \
    --setup-hook='mkdir -p "$1/var/cache/apt/archives"' \
    --setup-hook="find '$cache' -name '*.deb' -exec ln -t \"\$1/var/cache/apt/archives\" {} +" \
    --customize-hook="find \"\$1/var/cache/apt/archives\" -name '*.deb' -exec cp -ln -t '$cache' {} +" \
    "$suite" "$dir.new" - <"$dir.sources" >"$dir.log" 2>&1 9>&- ||
    { tail -n 15 "$dir.log" >&2 && return 1; }
  mv "$dir.new" "$dir"
  printf '%s\n' "$stamp" >"$dir.stamp"
  log "base $suite: built in $((SECONDS - started)) s"
}

# The host's own Debian sources, told for another suite; suites of third parties have other names or components.
apt_sources() {
  local suite=$1 own site release keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  own=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' | sort -u |
    while read -r site release component; do
      [[ $component == main && $release =~ ^$own(-updates|-security)?$ ]] || continue
      printf 'deb [signed-by=%s] %s %s main\n' "$keyring" "$site" "${release/#$own/$suite}"
    done
}

# How the host reaches its mirrors: proxies and the checks it has turned off.
apt_settings() {
  apt-config dump --format '%F "%v";%n' Acquire | grep -iE '^Acquire::(https?::|Check-|Retries )' | grep -v '""' || true
}
