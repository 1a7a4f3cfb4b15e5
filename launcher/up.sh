# shellcheck shell=bash
# up and down.

STARTED='' # what this `up` started and must stop again if it fails

up() { # [OPTION...]
  local part
  choose_parts "$@"
  check_ports
  check_bridge_config
  check_grafana_url
  build_unless_running
  ensure_peers
  mkdir -p "$DATA/alertmanager" "$DATA/bridge"
  for part in prometheus alertmanager; do
    running "$part" && continue
    render_config "$part"
    [ "$part" = alertmanager ] || ! demo || scrape_simulator "$DATA/etc/prometheus/prometheus.yml"
    check_config "$part"
  done
  ! tiered || touch "$DATA/tiers"
  ! demo || begin_demo
  for part in $PARTS; do
    running "$part" && say "$part already runs (process $(recorded "$part" 1))" && continue
    rotate_log "$part"
    STARTED="$part $STARTED"
    [ "$part" != prometheus ] || ! demo || fill_past
    start_part "$part"
  done
  await_health
  STARTED=''
  print_summary
}

# What the options of `up` ask for, held against what the data folder is.
choose_parts() {
  local tiers='' demo=''
  while [ $# -gt 0 ]; do
    case $1 in
      --tiers) tiers=1 ;;
      --demo) demo=1 ;;
      *) fail "up takes no '$1': see $SELF help" ;;
    esac
    shift
  done
  [ -z "$tiers" ] || [ -z "$demo" ] || fail "up takes --tiers or --demo, not both"
  choose_demo "$demo"
  if [ -z "$tiers" ]; then
    ! tiered || fail "this data folder keeps three tiers: start them with '$SELF up --tiers', or end that" \
      "with 'rm $(quoted "$DATA/tiers")' once they are down"
  elif ! tiered; then
    check_may_begin_tiers
    add_tiers
  fi
}

# One server becomes three: only with both down, and not at the price of data that nobody gave up.
check_may_begin_tiers() {
  local old
  ! running prometheus || fail "prometheus runs, as the only one: stop it with '$SELF down' first"
  old=$(older_than_a_day "$DATA/prometheus")
  [ -z "$old" ] || fail "with tiers the first Prometheus keeps 24 hours and would delete what is older, such as" \
    "$old: move $DATA/prometheus away to keep it, or give it up with 'touch $(quoted "$DATA/tiers")'"
}

# A block of Prometheus that began more than 26 hours ago, if there is one.
older_than_a_day() { # FOLDER
  local meta began
  for meta in "$1"/*/meta.json; do
    began=$(sed -n 's/.*"minTime": *\([0-9]*\)[0-9][0-9][0-9].*/\1/p' "$meta" 2>/dev/null | head -n 1)
    [ -z "$began" ] || [ "$began" -ge $(($(date +%s) - 93600)) ] || { echo "${meta%/meta.json}" && return; }
  done
}

quoted() { printf '%q' "$1"; }

# Everything that can be told before anything is built, fetched or started.
check_ports() {
  local part port taken=' '
  for part in $PARTS; do
    port=$(asked_port "$part")
    case $port in '' | *[!0-9]* | ??????*) port=0 ;; esac
    [ "$port" -ge 1 ] && [ "$port" -le 65535 ] ||
      fail "$(port_variable "$part") is '$(asked_port "$part")': a port is a number from 1 to 65535"
    case $taken in *" $port "*) fail "port $port is asked for twice: see $(port_variable "$part")" ;; esac
    taken="$taken$port "
    if running "$part"; then
      [ "$(recorded "$part" 3)" = "$port" ] ||
        fail "$part runs on port $(recorded "$part" 3), not on $port: stop it with '$SELF down' first"
    elif port_in_use "$port"; then
      fail "port $port, meant for $part, is in use: end the program that listens there, or set" \
        "$(port_variable "$part") to a free port"
    fi
  done
}

port_in_use() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

check_bridge_config() {
  [ -z "${HOSTWATCH_BRIDGE_CONFIG:-}" ] || [ -r "$HOSTWATCH_BRIDGE_CONFIG" ] ||
    fail "HOSTWATCH_BRIDGE_CONFIG names '$HOSTWATCH_BRIDGE_CONFIG', which cannot be read"
}

# Never under a running service: a build would replace the jars that it has open.
build_unless_running() {
  if running exporter || running bridge; then
    return
  fi
  build_if_needed
  check_runs "$EXPORTER_INSTALL/bin/hostwatch-exporter"
}

rotate_log() {
  local log=$DATA/logs/$1.log
  if [ -n "$(find "$log" -size +20480k 2>/dev/null)" ]; then mv "$log" "$log.1"; fi
  wc -c 2>/dev/null <"$log" >"$DATA/run/$1.log-start" || echo 0 >"$DATA/run/$1.log-start"
}

await_health() {
  local part
  for part in $PARTS; do
    wait_for "Waiting for $part" 60 healthy "$part" || not_up "$part" $?
  done
  wait_for 'Waiting for the first scrape' 60 first_scrape_done ||
    fail "Prometheus runs but has no scrape of the exporter within 60 s: see job 'node' in" \
      "$ROOT/prometheus/prometheus.yml and $DATA/logs/prometheus.log"
}

not_up() { # PART REASON(2: it ended)
  local what='is not healthy after 60 s'
  [ "$2" -ne 2 ] || what='ended while starting'
  own_words "$1" >&2
  fail "$1 $what; its log is $DATA/logs/$1.log"
}

# The latest lines that the part wrote in this start: a bad configuration has one for each fault.
own_words() {
  local start
  start=$(cat "$DATA/run/$1.log-start")
  tail -c +$((start + 1)) "$DATA/logs/$1.log" | grep -v '^[[:space:]]*$' | tail -n 20
}

stop_started() {
  local part
  [ -n "$STARTED" ] || return 0
  for part in $STARTED; do stop_process "$part" 2>/dev/null; done
  say 'Stopped again what this start had begun.'
}

down() {
  local part backwards=''
  for part in $PARTS; do backwards="$part $backwards"; done
  for part in $backwards; do stop_process "$part"; done
}

tier_lines() {
  tiered || return 0
  printf '\n    1 minute    %s    7 days, and what looks back more than a day' "$(url_of prometheus-1m)"
  printf '\n    5 minutes   %s    30 days' "$(url_of prometheus-5m)"
}

print_summary() {
  cat <<EOF

Hostwatch watches this machine.
  bridge        $(url_of bridge)    alerts that fire now, and their history
  Prometheus    $(url_of prometheus)    metrics and rules$(tier_lines)
  Alertmanager  $(url_of alertmanager)    groups, silences
  exporter      $(url_of exporter)/metrics$(demo_line)

Next:
  $SELF test-alert    sends one alert all the way and reports where it arrives
  $SELF status        what runs, and how it is
  $SELF logs          what the parts write ($DATA/logs)
  $SELF down          stops everything; the data stays in $DATA
EOF
}
