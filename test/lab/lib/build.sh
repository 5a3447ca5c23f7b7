# lab build: brings every named server up to date, as many at a time as there are cores.
source "$LAB_SRC/lib/base.sh"
source "$LAB_SRC/lib/tls.sh"

lab_build() {
  make_ca
  make_credentials

  local name stale=() suites=()
  for name in "$@"; do
    if is_current "$name"; then
      log "$name: up to date"
      continue
    fi
    load_server "$name"
    stale+=("$name")
    [[ -z $SUITE ]] || suites+=("$SUITE")
  done
  [[ ${#stale[@]} -gt 0 ]] || return 0
  check_tools

  local suite pids=() pid
  for suite in $(printf '%s\n' "${suites[@]}" | sort -u); do
    make_base "$suite" &
    pids+=($!)
  done
  for pid in "${pids[@]}"; do wait "$pid" || die 1 'a base root folder could not be built'; done

  printf '%s\n' "${stale[@]}" | xargs -P "$(nproc)" -n 1 bash "$LAB_SRC/lib/build-one" ||
    die 1 'not every server could be built'
}

check_tools() {
  local tool missing=()
  for tool in mmdebstrap unshare chroot openssl setpriv npm node; do
    command -v "$tool" >/dev/null || missing+=("$tool")
  done
  [[ ${#missing[@]} -eq 0 ]] || die 1 "missing: ${missing[*]}; run test/lab/install-packages"
}

make_credentials() {
  local file=$LAB_DIR/credentials.json
  [[ ! -f $file ]] || return 0
  (
    umask 077
    printf '{ "user": "%s", "password": "%s" }\n' "$LAB_USER" "$(openssl rand -hex 12)" >"$file.new"
  )
  mv "$file.new" "$file"
}
