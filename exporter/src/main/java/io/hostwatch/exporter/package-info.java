/**
 * The node exporter: reads the command line, wires the collectors to the web server and owns the
 * process's exit code.
 */
@NullMarked
package io.hostwatch.exporter;

import org.jspecify.annotations.NullMarked;
