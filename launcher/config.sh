# shellcheck shell=bash
# The configuration that the parts run with: copies of prometheus/ and alertmanager/ under $DATA/etc in
# which the default addresses are replaced by the chosen ones, each checked by its own tool first.

render_config() { # prometheus | alertmanager
  local source=$ROOT/$1 copy=$DATA/etc/$1 file
  [ -r "$source/$1.yml" ] || fail "$source/$1.yml is missing: restore it with git checkout"
  rm -rf "$copy"
  mkdir -p "$copy"
  cp -R "$source/." "$copy"
  follow_targets "$source/targets" "$copy/targets"
  find "$copy" -type f -name '*.yml' | while IFS= read -r file; do
    with_chosen_ports <"$file" >"$file.new"
    mv "$file.new" "$file"
  done
  [ "$1" != prometheus ] || link_to_grafana "$copy/links/grafana.yml"
}

# No Grafana is started here: alerts link to one only where it is told.
link_to_grafana() { # FILE
  if [ -n "${HOSTWATCH_GRAFANA_URL:-}" ]; then
    sed "s|\"url\", \"[^\"]*\"|\"url\", \"$(without_slashes "$HOSTWATCH_GRAFANA_URL")\"|" "$1" >"$1.new"
    mv "$1.new" "$1"
  else
    rm -f "$1"
  fi
}

without_slashes() {
  case $1 in */) without_slashes "${1%/}" ;; *) echo "$1" ;; esac
}

# Any text that can stand in the rule as it is.
check_grafana_url() {
  case ${HOSTWATCH_GRAFANA_URL:-http://none} in
    *[!][A-Za-z0-9:/._~%-]*) ;;
    http://[[A-Za-z0-9]* | https://[[A-Za-z0-9]*) return ;;
  esac
  fail "HOSTWATCH_GRAFANA_URL is '$HOSTWATCH_GRAFANA_URL': an address such as http://localhost:3000"
}

# Prometheus reads its list of further hosts again whenever it changes: the user's own, not a copy.
follow_targets() { # SOURCE COPY
  [ -d "$1" ] || return 0
  rm -rf "$2"
  ln -s "$1" "$2"
}

# In two steps, so that two parts may trade their default ports.
with_chosen_ports() {
  sed -e 's/localhost:9100/@exporter@/g' -e 's/localhost:8080/@bridge@/g' \
    -e 's/localhost:9093/@alertmanager@/g' -e 's/localhost:9090/@prometheus@/g' \
    -e 's/localhost:9091/@prometheus-1m@/g' -e 's/localhost:9092/@prometheus-5m@/g' |
    sed -e "s/@exporter@/localhost:$(asked_port exporter)/g" \
      -e "s/@bridge@/localhost:$(asked_port bridge)/g" \
      -e "s/@alertmanager@/localhost:$(asked_port alertmanager)/g" \
      -e "s/@prometheus@/localhost:$(asked_port prometheus)/g" \
      -e "s/@prometheus-1m@/localhost:$(asked_port prometheus-1m)/g" \
      -e "s/@prometheus-5m@/localhost:$(asked_port prometheus-5m)/g"
}

check_config() { # prometheus | alertmanager
  local said file files=$1.yml tool="promtool check config"
  [ "$1" = prometheus ] || tool='amtool check-config'
  [ "$1" != prometheus ] || ! tiered || files='tiers/prometheus.yml tiers/1m.yml tiers/5m.yml'
  for file in $files; do
    # shellcheck disable=SC2086
    said=$("$PEERS/bin/"$tool "$DATA/etc/$1/$file" 2>&1) ||
      fail "the configuration of $1 is invalid: $(config_fault "$1" "$said")"
  done
}

# What the tool found, on one line, with the path of the file that the user edits.
config_fault() {
  local fault
  fault=$(echo "$2" | sed -n -E '/FAILED|error/,$p' | tr -s '[:space:]' ' ' |
    sed 's/ *FAILED: */ /g; s/^ //; s/ $//')
  [ -n "$fault" ] || fault=$(echo "$2" | tr -s '[:space:]' ' ')
  fault=${fault//$DATA\/etc\/$1/$ROOT/$1}
  echo "${fault:0:400}"
}
