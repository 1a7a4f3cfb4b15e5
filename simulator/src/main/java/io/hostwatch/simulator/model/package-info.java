/**
 * What a target exposes, as functions of the time and of what goes wrong: families, series and the
 * tallies behind counters. Hosts and services are made of these; expositions write them.
 */
@NullMarked
package io.hostwatch.simulator.model;

import org.jspecify.annotations.NullMarked;
