# shellcheck shell=bash
# The parts: where each listens, how its health is asked, and the command that starts it.

# In the order of the alerts' way, so that each finds its next hop; `down` goes backwards.
PARTS='exporter bridge alertmanager prometheus'
TIERS='prometheus-1m prometheus-5m'

# The file $DATA/tiers says that Prometheus keeps three tiers in this folder. While one of them has a record
# they are parts whatever became of that file.
find_parts() {
  local tier
  for tier in tiers run/prometheus-1m run/prometheus-5m; do
    [ ! -e "$DATA/$tier" ] || add_tiers
  done
  [ ! -f "$DATA/demo.world" ] || add_demo
}

add_tiers() { PARTS="exporter bridge alertmanager $TIERS prometheus"; }

tiered() { is_part prometheus-1m; }

EXPORTER_INSTALL=$ROOT/exporter/target/hostwatch-exporter
BRIDGE_INSTALL=$ROOT/alert-bridge/target/hostwatch-bridge

is_part() { case " $PARTS " in *" $1 "*) ;; *) return 1 ;; esac }

# The port that is asked for, by the environment or by default.
asked_port() {
  case $1 in
    exporter) echo "${HOSTWATCH_EXPORTER_PORT:-9100}" ;;
    bridge) echo "${HOSTWATCH_BRIDGE_PORT:-8080}" ;;
    alertmanager) echo "${HOSTWATCH_ALERTMANAGER_PORT:-9093}" ;;
    prometheus) echo "${HOSTWATCH_PROMETHEUS_PORT:-9090}" ;;
    prometheus-1m) echo "${HOSTWATCH_PROMETHEUS_1M_PORT:-9091}" ;;
    prometheus-5m) echo "${HOSTWATCH_PROMETHEUS_5M_PORT:-9092}" ;;
    simulator) echo "${HOSTWATCH_SIMULATOR_PORT:-9400}" ;;
  esac
}

port_variable() { echo "HOSTWATCH_$(echo "$1" | tr '[:lower:]-' '[:upper:]_')_PORT"; }

# The port that a running part really has, else the one that is asked for.
port_of() { if running "$1"; then recorded "$1" 3; else asked_port "$1"; fi; }

url_of() { echo "http://localhost:$(port_of "$1")"; }

# Local calls never go through a proxy that the environment names.
call() { curl -fsS --noproxy '*' --max-time 5 "$@"; }

healthy() {
  local path=/-/ready
  case $1 in exporter | simulator) path=/-/healthy ;; esac
  running "$1" || return 2
  call -o /dev/null "http://127.0.0.1:$(recorded "$1" 3)$path" 2>/dev/null || return 1
}

# up{job="node"} is 1: Prometheus has scraped the exporter. In a demo the simulated hosts were up before.
first_scrape_done() {
  local answer real=''
  running prometheus || return 2
  ! demo || real=',instance!~"host-[0-9]+"'
  answer=$(call -G --data-urlencode "query=up{job=\"node\"$real} == 1" 2>/dev/null \
    "http://127.0.0.1:$(recorded prometheus 3)/api/v1/query") || return 1
  [[ $answer == *'"result":[{'* ]]
}

start_part() {
  local port
  port=$(asked_port "$1")
  case $1 in
    exporter) start_process exporter "$port" "$EXPORTER_INSTALL/bin/hostwatch-exporter" \
      --web.listen-address="127.0.0.1:$port" ;;
    bridge) start_bridge "$port" ;;
    alertmanager) start_process alertmanager "$port" "$PEERS/bin/alertmanager" \
      --config.file="$DATA/etc/alertmanager/alertmanager.yml" \
      --storage.path="$DATA/alertmanager" \
      --web.listen-address="127.0.0.1:$port" \
      --web.external-url="http://localhost:$port" \
      --cluster.listen-address= ;;
    simulator) start_simulator "$port" ;;
    prometheus) if tiered; then
      start_prometheus prometheus tiers/prometheus.yml 24h 8GB --storage.remote.flush-deadline=5s
    elif demo; then
      start_prometheus prometheus prometheus.yml 32d 8GB
    else
      start_prometheus prometheus prometheus.yml 15d 8GB
    fi ;;
    prometheus-1m) start_prometheus prometheus-1m tiers/1m.yml 7d 4GB --web.enable-remote-write-receiver \
      --storage.remote.flush-deadline=5s ;;
    prometheus-5m) start_prometheus prometheus-5m tiers/5m.yml 30d 4GB --web.enable-remote-write-receiver \
      --query.lookback-delta=11m ;;
  esac
}

start_prometheus() { # PART CONFIG TIME SIZE [FLAG...]
  local part=$1 config=$2 time=$3 size=$4 port
  port=$(asked_port "$part")
  shift 4
  mkdir -p "$DATA/$part"
  start_process "$part" "$port" "$PEERS/bin/prometheus" \
    --config.file="$DATA/etc/prometheus/$config" \
    --storage.tsdb.path="$DATA/$part" \
    --storage.tsdb.retention.time="$time" \
    --storage.tsdb.retention.size="$size" \
    --web.listen-address="127.0.0.1:$port" \
    --web.external-url="http://localhost:$port" "$@"
}

start_bridge() {
  local config
  config=$(bridge_config)
  set -- "$1" "$BRIDGE_INSTALL/bin/hostwatch-bridge" \
    --storage.path="$DATA/bridge/hostwatch.db" \
    --web.listen-address="127.0.0.1:$1" \
    --web.external-url="http://localhost:$1" \
    --alerts.alertmanagers="http://127.0.0.1:$(asked_port alertmanager)"
  [ -z "$config" ] || set -- "$@" --config.file="$config"
  start_process bridge "$@"
}

# The user's receivers and routes; without any the bridge logs each alert.
bridge_config() {
  if [ -n "${HOSTWATCH_BRIDGE_CONFIG:-}" ]; then
    echo "$(cd "$(dirname "$HOSTWATCH_BRIDGE_CONFIG")" && pwd)/$(basename "$HOSTWATCH_BRIDGE_CONFIG")"
  elif [ -e "$DATA/bridge.yml" ]; then
    echo "$DATA/bridge.yml"
  fi
}
