# shellcheck shell=bash
# Builds the exporter and the bridge, for a demo the simulator as well, when their installs are missing or older than what they are made
# of. The rule: a service is stale if a file of its src/main or a pom.xml is newer than all of its
# program's jar, its start script and the stamp that a build by this launcher leaves.

build_if_needed() {
  stale "$ROOT/exporter" "$EXPORTER_INSTALL" hostwatch-exporter ||
    stale "$ROOT/alert-bridge" "$BRIDGE_INSTALL" hostwatch-bridge ||
    { demo && stale "$ROOT/simulator" "$SIMULATOR_INSTALL" hostwatch-simulator; } ||
    return 0
  build
}

stale() { # MODULE INSTALL PROGRAM
  local script=$2/bin/$3 made newest
  [ -x "$script" ] || return 0
  newest=$script
  for made in "$2/.built" "$2"/lib/hostwatch-*.jar; do
    [ -e "$made" ] && [ "$made" -nt "$newest" ] && newest=$made
  done
  [ -n "$(find "$1/src/main" "$1/pom.xml" "$ROOT/pom.xml" -type f -newer "$newest" 2>/dev/null | head -n 1)" ]
}

build() {
  local log=$DATA/logs/build.log modules=exporter,alert-bridge
  ! demo || modules=$modules,simulator
  say "Building ${modules//,/, } (a first build also downloads libraries)"
  if ! run_quietly 'Building' "$log" "$ROOT/mvnw" -f "$ROOT/pom.xml" -q -DskipTests \
    -pl "$modules" package; then
    fail "the build failed: $(build_fault "$log"); the whole output is in $log"
  fi
  touch "$EXPORTER_INSTALL/.built" "$BRIDGE_INSTALL/.built"
  ! demo || touch "$SIMULATOR_INSTALL/.built"
}

# The wrapper's own line (no JDK, no Maven) or Maven's first error.
build_fault() {
  local line
  line=$(grep -m 1 -E '^mvnw: |\[ERROR\]' "$1" | sed 's/^mvnw: //; s/.*\[ERROR\] *//')
  echo "${line:-$(last_words "$1")}"
}

# Asks an install for its version, so that a Java that is missing or too old shows here, in one line.
check_runs() {
  local out
  out=$("$1" --version 2>&1) || fail "$1 does not start: $(echo "$out" | tail -n 1)"
}
