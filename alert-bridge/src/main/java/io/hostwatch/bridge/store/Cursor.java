package io.hostwatch.bridge.store;

import io.hostwatch.bridge.alert.Id;
import java.time.Instant;

/** The last episode of a page, newest start first: the next page begins after it. */
public record Cursor(Instant startsAt, Id id) {}
