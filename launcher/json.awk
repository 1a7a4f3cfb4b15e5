# Flattens one JSON document into lines of PATH=VALUE, such as alerts.0.labels.alertname=Watchdog.
# Enough for reading well-formed answers of the bridge: escapes other than \" \\ \/ become a blank.

{ text = text $0 "\n" }

END {
  at = 1
  value("")
}

function blanks() { while (substr(text, at, 1) ~ /[ \t\r\n]/) at++ }

function string(  c, s) {
  for (at++; (c = substr(text, at, 1)) != "\"" && c != ""; at++) {
    if (c == "\\") {
      c = substr(text, ++at, 1)
      if (c == "u") at += 4
      if (c !~ /["\\\/]/) c = " "
    }
    s = s c
  }
  at++
  return s
}

function value(path,  c) {
  blanks()
  c = substr(text, at, 1)
  if (c == "{") members(path)
  else if (c == "[") elements(path)
  else if (c == "\"") print path "=" string()
  else literal(path)
}

function literal(path,  from) {
  from = at
  while (substr(text, at, 1) ~ /[-+.0-9A-Za-z]/) at++
  if (at > from) print path "=" substr(text, from, at - from)
}

function below(path, key) { return path == "" ? key : path "." key }

function members(path,  key) {
  for (;;) {
    at++
    blanks()
    if (substr(text, at, 1) != "\"") break
    key = string()
    blanks()
    at++
    value(below(path, key))
    blanks()
    if (substr(text, at, 1) != ",") break
  }
  at++
}

function elements(path,  n) {
  at++
  blanks()
  if (substr(text, at, 1) != "]") {
    for (n = 0; ; n++) {
      value(below(path, n))
      blanks()
      if (substr(text, at, 1) != ",") break
      at++
    }
  }
  at++
}
