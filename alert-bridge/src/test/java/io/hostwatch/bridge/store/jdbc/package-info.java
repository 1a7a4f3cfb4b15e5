/** Tests of the history and the outbox against real SQLite files. */
@NullMarked
package io.hostwatch.bridge.store.jdbc;

import org.jspecify.annotations.NullMarked;
