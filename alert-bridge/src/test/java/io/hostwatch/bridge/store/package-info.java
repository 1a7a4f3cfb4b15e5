/** Contracts of the history, and one in memory that passes them. */
@NullMarked
package io.hostwatch.bridge.store;

import org.jspecify.annotations.NullMarked;
