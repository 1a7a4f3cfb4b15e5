@org.jspecify.annotations.NullMarked
package io.hostwatch.simulator.backfill;
