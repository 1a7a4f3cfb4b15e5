package io.hostwatch.bridge.logging;

/** How a line of the log is spelled. */
public enum LogFormat {
  LOGFMT,
  JSON
}
