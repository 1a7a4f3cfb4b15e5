# shellcheck shell=bash
# What the launcher says, and how it waits. Progress and errors go to stderr, results to stdout, so
# that a caller can read a result (`hostwatch peers`) without picking it out of the rest.

say() { printf '%s\n' "$*" >&2; }

# One line with what was wrong and what to do; the trap of a running `up` then stops what it started.
fail() {
  printf 'hostwatch: %s\n' "$*" >&2
  exit 1
}

# wait_for WHAT SECONDS CHECK...: repeats CHECK until it answers 0. From the third second on it shows
# that it still waits. Answers 1 when the time is over, 2 when CHECK answers 2 (waiting is pointless).
wait_for() {
  local what=$1 limit=$2 begin=$SECONDS shown=0 rc
  shift 2
  while :; do
    rc=0
    "$@" || rc=$?
    [ "$rc" -ne 0 ] && [ "$rc" -ne 2 ] && [ $((SECONDS - begin)) -lt "$limit" ] || break
    shown=$(show_progress "$what" $((SECONDS - begin)) "$shown")
    sleep 0.2
  done
  if [ "$shown" -gt 0 ] && [ -t 2 ]; then printf '\r\033[K' >&2; fi
  return "$rc"
}

# show_progress WHAT ELAPSED SHOWN: a counter that renews itself on a terminal; in a file a line
# after 2 s and then one every 10 s. Prints the second at which it last showed something.
show_progress() {
  local due=$(($3 == 0 ? 2 : $3 + 10))
  if [ -t 2 ] && [ "$2" -ge 2 ]; then
    printf '\r\033[K%s ... %s s' "$1" "$2" >&2
    echo "$2"
  elif [ ! -t 2 ] && [ "$2" -ge "$due" ]; then
    say "$1 ... $2 s"
    echo "$2"
  else
    echo "$3"
  fi
}

# run_quietly WHAT LOG COMMAND...: COMMAND with its output in LOG and a progress line if it takes long.
# The command ends with the launcher: WORKER is stopped by the exit trap.
WORKER=''
run_quietly() {
  local what=$1 log=$2 rc=0
  shift 2
  "$@" >"$log" 2>&1 </dev/null &
  WORKER=$!
  wait_for "$what" 3600 process_gone "$WORKER" || true
  wait "$WORKER" || rc=$?
  WORKER=''
  return "$rc"
}

process_gone() { ! kill -0 "$1" 2>/dev/null; }

# The last lines of a log as one line.
last_words() { tail -n "${2:-1}" "$1" 2>/dev/null | tr -s '[:space:]' ' ' | sed 's/ $//'; }
