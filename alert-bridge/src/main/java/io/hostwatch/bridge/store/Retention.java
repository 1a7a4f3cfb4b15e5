package io.hostwatch.bridge.store;

import java.time.Duration;

/**
 * How long what is kept. An open episode, its events, and what has an unsettled delivery stay
 * however old they are.
 *
 * @param receipts raw bodies, since they were received
 * @param events steps between the first and the last of a closed episode, since they were received
 * @param alerts closed episodes with all that belongs to them, since they ended
 */
public record Retention(Duration receipts, Duration events, Duration alerts) {}
