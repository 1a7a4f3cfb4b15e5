/**
 * Turns what was received into episode changes, events and deliveries, in one transaction; the way
 * in for every ingest path.
 */
@NullMarked
package io.hostwatch.bridge.intake;

import org.jspecify.annotations.NullMarked;
