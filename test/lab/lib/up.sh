# lab up: starts what does not run yet and waits until every port answers.
source "$LAB_SRC/lib/process.sh"
source "$LAB_SRC/lib/guard.sh"

lab_up() {
  local name
  for name in "$@"; do
    is_built "$name" || die 4 "$name is not built; run: npm run lab -- build"
    is_current "$name" || log "$name: its files have changed since it was built"
  done

  local started=()
  for name in "$@"; do is_up "$name" || started+=("$name"); done
  [[ ${#started[@]} -gt 0 ]] || return 0

  raise_guard
  for name in "${started[@]}"; do
    stop_server "$name"
    start_server "$name"
  done

  local failed=0
  for name in "${started[@]}"; do wait_up "$name" || failed=1; done
  return "$failed"
}

# wait_up NAME: 30 s at most, less if the server has ended.
wait_up() {
  local deadline=$((SECONDS + 30))
  until is_up "$1" 2; do
    if [[ $SECONDS -ge $deadline ]] || { [[ -f $RUN_DIR/$1 ]] && ! server_pid "$1" >/dev/null; }; then
      log "$1: does not answer on 25, 587 and 465; the end of $LAB_DIR/$1/server.log:"
      tail -n 10 "$LAB_DIR/$1/server.log" >&2
      return 1
    fi
    sleep 0.1
  done
  log "$1: up"
}
