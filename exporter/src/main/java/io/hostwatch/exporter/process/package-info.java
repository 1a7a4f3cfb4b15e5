/**
 * The commands that take the most CPU and memory. One collector over a port of processes, which is
 * /proc on Linux and OSHI elsewhere.
 */
@NullMarked
package io.hostwatch.exporter.process;

import org.jspecify.annotations.NullMarked;
