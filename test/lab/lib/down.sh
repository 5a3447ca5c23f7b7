# lab down: ends the named servers; the guard goes with the last one.
source "$LAB_SRC/lib/process.sh"
source "$LAB_SRC/lib/guard.sh"

lab_down() {
  local name
  for name in "$@"; do stop_server "$name"; done
  for name in "${LAB_SERVERS[@]}"; do
    ! server_pid "$name" >/dev/null || return 0
  done
  lower_guard
}
