/** The hosts: one file for the families of each of node_exporter's collectors. */
@NullMarked
package io.hostwatch.simulator.host;

import org.jspecify.annotations.NullMarked;
