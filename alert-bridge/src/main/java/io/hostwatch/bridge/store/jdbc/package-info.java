/**
 * The history and the outbox in a SQL database: SQLite, PostgreSQL, MariaDB or MySQL. The root
 * opens it; everyone else sees the ports of the packages above. The only package that knows {@code
 * java.sql}.
 */
@NullMarked
package io.hostwatch.bridge.store.jdbc;

import org.jspecify.annotations.NullMarked;
