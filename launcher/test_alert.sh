# shellcheck shell=bash
# test-alert: one alert through the real Alertmanager, followed through the bridge's API until it stands
# in the history and every receiver has it; then the same for its end.

BEGAN=0     # the second in which it was sent
RUN=''      # the label value that tells this test alert from all others
STARTS=''   # when it began, to the second
EPISODE=''  # the bridge's id of it
STEP=''     # fired or resolved
DETAIL=''   # what the bridge last told of it, one PATH=VALUE a line
REPORTED='' # the ids of this step's deliveries that were reported
BEFORE=''   # those of the step before

test_alert() { # SECONDS
  running alertmanager && running bridge ||
    fail "Alertmanager and the bridge must run: start them with '$SELF up'"
  BEGAN=$SECONDS
  RUN=$(date +%s)-$$
  STARTS=$(now)
  RESOLVE_ON_EXIT=1
  follow fired "$1"
  follow resolved "$1"
  RESOLVE_ON_EXIT=''
  echo 'The alert and its end arrived everywhere.'
}

follow() { # fired|resolved SECONDS
  local begin=$SECONDS
  STEP=$1
  BEFORE=$REPORTED
  REPORTED=' '
  post_alert || fail "Alertmanager did not take the test alert: see $DATA/logs/alertmanager.log"
  echo "$STEP: sent to Alertmanager"
  wait_for 'Waiting for the history' $(($2 - SECONDS + BEGAN)) in_history ||
    fail "not in the history after $((SECONDS - BEGAN)) s: see '$SELF logs bridge' and '$SELF logs alertmanager'"
  echo "$STEP: in the history after $((SECONDS - begin)) s ($(url_of bridge)/api/v1/alerts/$EPISODE)"
  [ -n "$(deliveries)" ] || echo "$STEP: no receiver is owed it; the history alone has it"
  wait_for 'Waiting for the receivers' $(($2 - SECONDS + BEGAN)) all_settled "$begin" ||
    not_delivered
  ! deliveries | grep -q ' dead ' || not_delivered
}

# Firing until it is told otherwise or Alertmanager's resolve_timeout is over. Both ends name the start:
# without it Alertmanager takes the end for the start, and an end before the start belongs to nothing.
post_alert() {
  local ends=''
  [ "$STEP" = fired ] || ends=",\"endsAt\":\"$(second_after "$STARTS")\""
  call -o /dev/null -H 'Content-Type: application/json' --data-binary @- \
    "http://127.0.0.1:$(recorded alertmanager 3)/api/v2/alerts" <<EOF
[{"labels":{"alertname":"HostwatchTest","severity":"info","instance":"$(uname -n)","run":"$RUN"},
  "annotations":{"summary":"Test alert of ./hostwatch test-alert",
    "description":"Sent by hand to show that alerts arrive. Nothing is wrong."},
  "startsAt":"$STARTS"$ends}]
EOF
}

now() { date -u +%Y-%m-%dT%H:%M:%SZ; }

# The time, once it is later than the given one.
second_after() {
  while [ "$(now)" = "$1" ]; do sleep 0.1; done
  now
}

# Answers 1 while the bridge cannot be asked or does not have it yet, 2 if the bridge is gone.
in_history() {
  running bridge || return 2
  [ -n "$EPISODE" ] || EPISODE=$(find_episode) || return 1
  DETAIL=$(bridge_says "/api/v1/alerts/$EPISODE") || return 1
  echo "$DETAIL" | grep -q "^events\.[0-9]*\.type=$STEP\$"
}

find_episode() {
  bridge_says '/api/v1/alerts?alertname=HostwatchTest&limit=50' | awk -F= -v run="$RUN" '
    { value = substr($0, length($1) + 2); split($1, path, ".") }
    path[1] == "alerts" && path[3] == "id" { id[path[2]] = value }
    path[1] == "alerts" && path[3] == "labels" && path[4] == "run" && value == run { found = path[2] }
    END { if (found == "" || id[found] == "") exit 1; print id[found] }'
}

bridge_says() { call "http://127.0.0.1:$(recorded bridge 3)$1" 2>/dev/null | awk -f "$ROOT/launcher/json.awk"; }

# The deliveries of this step, one "ID RECEIVER/CHANNEL STATE ATTEMPTS" a line. The end is only sent when
# all that the beginning owed is settled, so whatever is new then belongs to the end.
deliveries() {
  echo "$DETAIL" | awk -F= -v before="$BEFORE" '
    { value = substr($0, length($1) + 2); n = split($1, path, ".") }
    path[1] == "deliveries" { last = path[2] + 1 }
    path[1] == "deliveries" && n == 3 { field[path[2], path[3]] = value }
    path[1] == "deliveries" && path[3] == "attempts" { tries[path[2]] = n > 3 ? path[4] + 1 : value }
    END {
      for (i = 0; i < last; i++) {
        if (index(before, " " field[i, "id"] " ")) continue
        channel = field[i, "channel"] == "" ? "" : "/" field[i, "channel"]
        print field[i, "id"], field[i, "receiver"] channel, field[i, "state"], tries[i] + 0
      }
    }'
}

# Reports each delivery once when it is settled; answers 0 when all are.
all_settled() { # BEGIN
  local id receiver state attempts open=0
  in_history || return $?
  while read -r id receiver state attempts; do
    case $state in
      delivered | dead) report "$id" "$receiver $state after $((SECONDS - $1)) s (attempts: $attempts)" ;;
      '') ;;
      *) open=1 ;;
    esac
  done <<EOF
$(deliveries)
EOF
  return "$open"
}

report() { # DELIVERY TEXT
  case $REPORTED in *" $1 "*) return ;; esac
  REPORTED="$REPORTED$1 "
  echo "$STEP: $2"
}

not_delivered() {
  local missing
  missing=$(deliveries | awk '$3 != "delivered" {printf "%s%s is %s", sep, $2, $3; sep = ", "}')
  fail "not everywhere after $((SECONDS - BEGAN)) s: ${missing:-the bridge does not answer}; see '$SELF logs bridge'"
}

# A test alert that is given up is not left firing.
RESOLVE_ON_EXIT=''
resolve_leftover() {
  [ -n "$RESOLVE_ON_EXIT" ] || return 0
  STEP=resolved
  post_alert 2>/dev/null || true
}
