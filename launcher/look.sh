# shellcheck shell=bash
# status and logs.

status() {
  local part state rc=0
  printf '%-13s %-8s %-10s %s\n' PART PID STATE URL
  for part in $PARTS; do
    state=$(state_of "$part")
    [ "$state" = healthy ] || rc=1
    printf '%-13s %-8s %-10s %s\n' "$part" "$(pid_or_dash "$part")" "$state" "$(url_of "$part")"
  done
  return "$rc"
}

state_of() {
  if healthy "$1"; then
    echo healthy
  elif running "$1"; then
    echo unhealthy
  elif [ -e "$DATA/run/$1" ]; then
    echo ended
  else
    echo stopped
  fi
}

pid_or_dash() { if running "$1"; then recorded "$1" 1; else echo -; fi; }

logs() { # [PART...] [-f] [-n LINES]
  local follow='' lines=20 files=''
  while [ $# -gt 0 ]; do
    case $1 in
      -f | --follow) follow=-F ;;
      -n)
        shift
        lines=${1:-}
        ;;
      *)
        is_part "$1" || fail "there is no part '$1': the parts are $PARTS"
        files="$files $1"
        ;;
    esac
    shift
  done
  case $lines in '' | *[!0-9]*) fail "logs -n takes a number of lines, not '$lines'" ;; esac
  show_logs "$follow" "$lines" "${files:-$PARTS}"
}

show_logs() { # FOLLOW LINES PARTS
  local part
  cd "$DATA/logs" || return
  set -- "$1" "$2" "$(for part in $3; do [ ! -e "$part.log" ] || echo "$part.log"; done)"
  [ -n "$3" ] || fail "there is no log yet in $DATA/logs: start with '$SELF up'"
  # shellcheck disable=SC2086
  tail $1 -n "$2" $3
}
