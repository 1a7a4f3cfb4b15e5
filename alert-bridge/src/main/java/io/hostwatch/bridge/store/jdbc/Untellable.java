package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;

/**
 * A delivery that is due and cannot be told.
 *
 * @param why which row cannot be read, its own or one that it tells of
 */
record Untellable(Id delivery, String why) {}
