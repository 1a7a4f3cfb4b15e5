/**
 * A world to try rules and dashboards on: hosts, an application and its business that nobody has to
 * run. The root package reads the command line and wires the rest.
 */
@NullMarked
package io.hostwatch.simulator;

import org.jspecify.annotations.NullMarked;
