# shellcheck shell=bash
# The second source of Prometheus and Alertmanager: Debian's packages, downloaded by apt-get into a
# private folder and unpacked there. Nothing is installed and apt's own state is not touched. apt checks
# the archive's signature with Debian's keyring, the index and each package, as it does for the system;
# proxies and credentials are the system's too. The mirror is the one this machine already uses.

DEBIAN_SUITE=sid # the suite that carries current versions
DEBIAN_KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

debian_available() {
  [ -r "$DEBIAN_KEYRING" ] && command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null &&
    [ -n "$(debian_mirror)" ]
}

debian_mirror() {
  # shellcheck disable=SC2016
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    grep -m 1 -E '^https?://.*/debian/?$'
}

debian_name() {
  case $1 in
    alertmanager) echo prometheus-alertmanager ;;
    node_exporter) echo prometheus-node-exporter ;;
    *) echo "$1" ;;
  esac
}

debian_programs() { # SERVER TOOL
  local name
  name=$(debian_name "$1")
  say "Taking Debian's package of $1 instead"
  [ -e "$SCRATCH/apt/apt.conf" ] || debian_index
  debian_package "$name"
  mv "$SCRATCH/apt/root/usr/bin/$name" "$SCRATCH/$1/$1"
  [ "$1" != "$2" ] || return 0
  # On some releases the tool comes with the server, on others in a package of its own.
  [ -e "$SCRATCH/apt/root/usr/bin/$2" ] || debian_package "$2"
  mv "$SCRATCH/apt/root/usr/bin/$2" "$SCRATCH/$1/$2"
  [ "$1" != alertmanager ] || relocate_templates "$SCRATCH/apt/root" "$SCRATCH/alertmanager"
}

# Debian's Alertmanager reads its own templates from a fixed folder and does not start without them. As
# nothing is installed, that path in the program gives way to one of the same length: a file descriptor
# that the start script opens on the unpacked folder.
relocate_templates() { # ROOT PROGRAMS
  local fixed=/usr/share/prometheus/alertmanager moved=/proc/self/fd/7///////////////////
  grep -qaF "$fixed" "$2/alertmanager" || return 0
  mv "$1$fixed" "$2/templates"
  LC_ALL=C sed "s#$fixed#$moved#g" "$2/alertmanager" >"$2/alertmanager.program"
  cat >"$2/alertmanager" <<'EOF'
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec 7<"$here/templates"
exec "$here/alertmanager.program" "$@"
EOF
  chmod 755 "$2/alertmanager" "$2/alertmanager.program"
}

debian_index() {
  debian_sources "$SCRATCH/apt"
  private_apt "Reading Debian's package index" update ||
    fail "cannot read Debian's package index: $(apt_fault). Install Prometheus and Alertmanager," \
      "put them on PATH and try again"
}

debian_package() {
  private_apt "Fetching Debian's package $1" download "$1" ||
    fail "cannot fetch Debian's package $1: $(apt_fault). Install it by hand and try again"
  dpkg-deb -x "$SCRATCH/apt/root/$1"_*.deb "$SCRATCH/apt/root" ||
    fail "Debian's package $1 cannot be unpacked"
}

private_apt() { # WHAT COMMAND...
  local what=$1
  shift
  run_quietly "$what" "$SCRATCH/fault" in_folder "$SCRATCH/apt/root" \
    apt-get -c "$SCRATCH/apt/apt.conf" -qq "$@"
}

in_folder() { cd "$1" && shift && exec "$@"; }

apt_fault() { last_words "$SCRATCH/fault" | sed 's/^[EW]: //'; }

# A private apt: own lists, cache and package state; keys, proxies and credentials of the system.
debian_sources() {
  mkdir -p "$1/lists/partial" "$1/cache/archives/partial" "$1/root"
  : >"$1/status"
  echo "deb [signed-by=$DEBIAN_KEYRING] $(debian_mirror) $DEBIAN_SUITE main" >"$1/sources.list"
  cat >"$1/apt.conf" <<EOF
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
Dir::Etc::SourceList "$1/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Dir::State "$1";
Dir::State::Lists "$1/lists";
Dir::State::Status "$1/status";
Dir::Cache "$1/cache";
APT::Sandbox::User "";
Acquire::Languages "none";
Acquire::AllowInsecureRepositories "false";
EOF
}
