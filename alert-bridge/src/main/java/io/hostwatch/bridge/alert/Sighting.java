package io.hostwatch.bridge.alert;

import java.time.Instant;

/**
 * One alert as the bridge heard of it.
 *
 * @param source the name of the ingest path's source
 * @param at when the bridge heard of it, by the bridge's clock
 */
public record Sighting(String source, Alert alert, Instant at) {}
