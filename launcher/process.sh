# shellcheck shell=bash
# The parts as background processes. A record in $DATA/run tells a part's process id, when that
# process began and its port. A record whose process has ended, or whose number now belongs to
# another process, counts as stopped: a recycled number is never trusted and never signalled.

# When the process began, in a form that no later process with the same number can have.
# Fails if there is no such process or only its zombie.
process_identity() {
  local pid=$1 stat boot
  if [ -r /proc/self/stat ]; then
    stat=$(cat "/proc/$pid/stat" 2>/dev/null) || return 1
    # The name in brackets may hold blanks: fields count from behind it (state is 3, start 22).
    # shellcheck disable=SC2086
    set -- ${stat##*) }
    case $1 in Z | X) return 1 ;; esac
    boot=$(cat /proc/sys/kernel/random/boot_id)
    echo "$boot:${20}"
  else
    stat=$(LC_ALL=C ps -o stat= -o lstart= -p "$pid" 2>/dev/null) || return 1
    # shellcheck disable=SC2086
    set -- $stat
    case ${1:-Z} in Z*) return 1 ;; esac
    shift
    echo "$*" | tr ' ' _
  fi
}

# recorded PART FIELD(1 pid, 2 identity, 3 port)
recorded() { cut -d' ' -f"$2" "$DATA/run/$1" 2>/dev/null; }

# A record that cannot be read would make a part that runs look like one that does not.
require_records() {
  local part
  for part in $PARTS; do
    [ ! -s "$DATA/run/$part" ] || LC_ALL=C grep -qE '^[0-9]+ [^ ]+ [0-9]+$' "$DATA/run/$part" ||
      fail "the record $DATA/run/$part is damaged: end $part by hand if it still runs, then delete that file"
  done
}

running() {
  local pid
  pid=$(recorded "$1" 1) && [ -n "$pid" ] &&
    [ "$(process_identity "$pid" || true)" = "$(recorded "$1" 2)" ]
}

# start_process PART PORT COMMAND...: detached from the terminal, output appended to the part's log.
start_process() {
  local part=$1 port=$2 pid detach=nohup
  shift 2
  command -v setsid >/dev/null && detach=setsid
  (cd "$DATA" && exec "$detach" "$@") >>"$DATA/logs/$part.log" 2>&1 </dev/null 8>&- 9>&- &
  pid=$!
  echo "$pid $(process_identity "$pid" || echo ended) $port" >"$DATA/run/$part"
}

# stop_process PART: SIGTERM, up to 10 s of patience, SIGKILL as the last resort; says which it was.
stop_process() {
  local part=$1 pid begin=$SECONDS
  if ! running "$part"; then
    if [ -e "$DATA/run/$part" ]; then say "$part had already ended"; else say "$part was not running"; fi
    rm -f "$DATA/run/$part"
    return
  fi
  pid=$(recorded "$part" 1)
  kill -TERM "$pid" 2>/dev/null || true
  if wait_for "Stopping $part" 10 stopped "$part"; then
    say "$part stopped ($((SECONDS - begin)) s)"
  else
    kill -KILL "$pid" 2>/dev/null || true
    wait_for "Killing $part" 5 stopped "$part" ||
      fail "$part (process $pid) does not end, not even on SIGKILL: look at it with ps"
    say "$part killed: it did not stop within 10 s"
  fi
  rm -f "$DATA/run/$part"
}

stopped() { ! running "$1"; }
