/**
 * Puts the past of a world into a Prometheus: what its targets would have answered, and what the
 * rules would have made of it.
 */
@NullMarked
package io.hostwatch.simulator.backfill;

import org.jspecify.annotations.NullMarked;
