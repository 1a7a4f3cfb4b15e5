# shellcheck shell=bash
# The demo: a simulated world beside this machine, with a month behind it. The file $DATA/demo.world says that a
# data folder is one, when its world's script began and how many hosts it has.

SIMULATOR_INSTALL=$ROOT/simulator/target/hostwatch-simulator

add_demo() { PARTS="simulator $PARTS"; }

demo() { is_part simulator; }

# As many as the past has, once there is one.
demo_hosts() {
  if [ -e "$DATA/prometheus/filled" ]; then of_world 2; else echo "${HOSTWATCH_DEMO_HOSTS:-10}"; fi
}

of_world() { cut -d ' ' -f "$1" "$DATA/demo.world"; } # FIELD

demo_days() { echo "${HOSTWATCH_DEMO_DAYS:-30}"; }

# Whether `up --demo` was said, held against what the data folder is.
choose_demo() { # SAID
  if [ -z "$1" ]; then
    ! demo || fail "this data folder is a demo: start it with '$SELF up --demo'"
    return
  fi
  check_demo
  demo && return
  check_may_begin_demo
  add_demo
}

# The script's offsets count from the start that fills the past. A server that was left while it did is none that
# watches.
begin_demo() {
  [ ! -e "$DATA/prometheus/filled" ] || return 0
  ! running prometheus || stop_process prometheus
  echo "$(date -u +%Y-%m-%dT%H:%M:00Z) $(demo_hosts)" >"$DATA/demo.world"
}

demo_line() { ! demo || printf '\n  simulator     %s    %s hosts and their services' "$(url_of simulator)" "$(demo_hosts)"; }

check_may_begin_demo() {
  ! running prometheus || fail "prometheus runs, without a demo: stop it with '$SELF down' first"
  [ ! -e "$DATA/prometheus" ] ||
    fail "$DATA holds data of its own: choose another folder for the demo with --data, or none"
}

check_demo() {
  local hosts=${HOSTWATCH_DEMO_HOSTS:-$(demo_hosts)}
  between "$hosts" 5 999 || fail "HOSTWATCH_DEMO_HOSTS is '$hosts': a number from 5 to 999"
  [ "$hosts" -eq "$(demo_hosts)" ] ||
    fail "HOSTWATCH_DEMO_HOSTS is '$hosts', but the past in $DATA is of $(demo_hosts) hosts: choose another folder with --data"
  between "$(demo_days)" 1 30 || fail "HOSTWATCH_DEMO_DAYS is '$(demo_days)': a number from 1 to 30"
}

between() { # TEXT LEAST MOST
  case $1 in '' | *[!0-9]* | ?????*) return 1 ;; esac
  [ "$1" -ge "$2" ] && [ "$1" -le "$3" ]
}

# The world, for the server and for its past alike.
demo_world() {
  echo "--hosts=$(demo_hosts)"
  echo "--start=$(of_world 1)"
  echo "--incidents.file=$ROOT/launcher/demo.incidents"
}

start_simulator() { # PORT
  local flag world=()
  while IFS= read -r flag; do world+=("$flag"); done < <(demo_world)
  start_process simulator "$1" "$SIMULATOR_INSTALL/bin/hostwatch-simulator" \
    "${world[@]}" --web.listen-address="127.0.0.1:$1"
}

# The simulator says itself which jobs and instances its targets are.
scrape_simulator() { # FILE
  local kind
  printf '\n  - job_name: simulator\n    http_sd_configs:\n' >>"$1"
  for kind in node application events business blackbox; do
    printf "      - url: 'http://localhost:%s/sd/%s'\n" "$(asked_port simulator)" "$kind" >>"$1"
  done
}

# What the world did before it began, written into the empty folder of Prometheus by a server for that alone.
fill_past() {
  local flag file port world=() rules=()
  [ ! -e "$DATA/prometheus/filled" ] || return 0
  port=$(asked_port prometheus)
  rm -rf "$DATA/prometheus"
  mkdir -p "$DATA/prometheus"
  printf 'scrape_configs: []\n' >"$DATA/etc/past.yml"
  start_process prometheus "$port" "$PEERS/bin/prometheus" --config.file="$DATA/etc/past.yml" \
    --storage.tsdb.path="$DATA/prometheus" --storage.tsdb.retention.time=32d \
    --storage.tsdb.min-block-duration=1d --storage.tsdb.max-block-duration=1d \
    --web.enable-remote-write-receiver --web.listen-address="127.0.0.1:$port"
  wait_for 'Waiting for prometheus' 60 healthy prometheus || not_up prometheus $?
  while IFS= read -r flag; do world+=("$flag"); done < <(demo_world)
  for file in "$ROOT"/prometheus/rules/*.yml "$ROOT"/prometheus/rules/long/*.yml; do
    # Those judge parts that have no past.
    case ${file##*/} in prometheus.yml | alertmanager.yml | hostwatch.yml) ;; *) rules+=("--rules=$file") ;; esac
  done
  run_quietly "Writing $(demo_days) days of history" "$DATA/logs/backfill.log" \
    "$SIMULATOR_INSTALL/bin/hostwatch-simulator" backfill --from="-$(demo_days)d" \
    --prometheus="http://127.0.0.1:$port" "${world[@]}" "${rules[@]}" ||
    fail "the history could not be written: $(last_words "$DATA/logs/backfill.log")"
  say "$(last_words "$DATA/logs/backfill.log")"
  stop_process prometheus
  touch "$DATA/prometheus/filled"
}
