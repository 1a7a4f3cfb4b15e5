/**
 * The alert bridge: reads the command line and the configuration file, wires the parts and owns the
 * exit code.
 */
@NullMarked
package io.hostwatch.bridge;

import org.jspecify.annotations.NullMarked;
