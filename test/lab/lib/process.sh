# Starting, ending and looking at a server. $RUN_DIR/NAME holds, of pid 1 of its namespaces: pid outside, start time; boot id; lab folder.

# Outside of the lab folder, so that a server whose folder was deleted can still be ended.
RUN_DIR=/run/smtpspec-lab

# server_pid NAME: its pid if it runs; fails for a stale file, also after a reboot.
server_pid() {
  local pid started boot
  read -r pid started boot _ 2>/dev/null <"$RUN_DIR/$1" || return 1
  [[ $boot == "$(</proc/sys/kernel/random/boot_id)" && $(start_time "$pid") == "$started" ]] || return 1
  printf '%s\n' "$pid"
}

# Only one lab can have the addresses: the server may be another lab folder's.
is_ours() {
  local dir
  read -r _ _ _ dir <"$RUN_DIR/$1" && [[ $dir == "$LAB_DIR" ]]
}

# record_pid NAME PID
record_pid() {
  printf '%s %s %s %s\n' "$2" "$(start_time "$2")" "$(</proc/sys/kernel/random/boot_id)" "$LAB_DIR" >"$RUN_DIR/$1.new"
  mv "$RUN_DIR/$1.new" "$RUN_DIR/$1"
}

# Clock ticks from boot to the start of a process; with the pid, that names one process for good.
start_time() {
  local stat
  read -r stat 2>/dev/null <"/proc/$1/stat" || return 1
  stat=${stat##*) }
  # shellcheck disable=SC2086
  set -- $stat
  printf '%s\n' "${20}"
}

# start_server NAME: returns at once.
start_server() {
  load_server "$1"
  mkdir -p "$RUN_DIR"
  rm -f "$RUN_DIR/$NAME"
  (
    join_guard
    close_inherited
    exec setsid unshare --mount --pid --uts --ipc --fork --kill-child \
      bash "$LAB_SRC/lib/init" "$NAME" </dev/null >"$STATE/server.log" 2>&1
  ) &
  disown
}

# Whoever waits for the end of a pipe that `lab up` was handed must not wait for the servers; 255 is bash's own.
close_inherited() {
  local fd
  for fd in /proc/"$BASHPID"/fd/*; do
    fd=${fd##*/}
    [[ $fd -le 2 || $fd -eq 255 ]] || eval "exec $fd>&-"
  done
}

# stop_server NAME: the kernel ends all that is in a pid namespace with its pid 1; private mounts go with it.
stop_server() {
  local pid tries
  if pid=$(server_pid "$1"); then
    kill -KILL "$pid"
    for ((tries = 0; tries < 100; tries++)); do
      start_time "$pid" >/dev/null || break
      sleep 0.05
    done
    [[ $tries -lt 100 ]] || die 1 "$1: pid $pid does not end"
  fi
  rm -f "$RUN_DIR/$1"
}

# greets ADDRESS PORT SECONDS: a 220 line comes in time.
greets() {
  local line=''
  {
    exec 4<>"/dev/tcp/$1/$2" || return 1
    IFS= read -r -t "$3" line <&4
    printf 'QUIT\r\n' >&4
    exec 4>&-
  } 2>/dev/null
  [[ $line == 220* ]]
}

accepts() { (exec 4<>"/dev/tcp/$1/$2") 2>/dev/null; }

# is_up NAME [SECONDS]: it runs, and every port answers, within the seconds that a greeting may take.
is_up() {
  server_pid "$1" >/dev/null && is_ours "$1" || return 1
  load_server "$1"
  (greets "$ADDRESS" 25 "${2:-5}") && (greets "$ADDRESS" 587 "${2:-5}") && accepts "$ADDRESS" 465
}
