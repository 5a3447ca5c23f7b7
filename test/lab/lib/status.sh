# lab status: a line per server; fails unless all are up.
source "$LAB_SRC/lib/process.sh"

lab_status() {
  local name state version all=0
  for name in "$@"; do is_built "$name" || die 4 "$name is not built; run: npm run lab -- build"; done
  for name in "$@"; do
    state=up
    is_up "$name" || { state=down && all=1; }
    load_server "$name"
    version=$(<"$STATE/version")
    printf '%-16s  %-11s  %-20s  %s  %s\n' "$name" "$ADDRESS" "$version" '25,587,465' "$state"
  done
  return "$all"
}
