/**
 * Writes the log to standard error as logfmt or JSON, one event a line. Set up by the root package
 * before anything else; every other package logs through SLF4J.
 */
@NullMarked
package io.hostwatch.bridge.logging;

import org.jspecify.annotations.NullMarked;
