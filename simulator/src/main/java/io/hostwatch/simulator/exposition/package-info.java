/** Targets as text: for a scrape, and with timestamps as history. */
@NullMarked
package io.hostwatch.simulator.exposition;

import org.jspecify.annotations.NullMarked;
