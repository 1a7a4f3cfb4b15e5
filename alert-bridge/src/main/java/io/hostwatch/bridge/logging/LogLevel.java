package io.hostwatch.bridge.logging;

/** From which severity on events are written. */
public enum LogLevel {
  DEBUG,
  INFO,
  WARN,
  ERROR
}
