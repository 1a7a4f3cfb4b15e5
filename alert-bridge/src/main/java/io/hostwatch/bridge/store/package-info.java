/** The ports to the history: one method, one transaction. Implemented by the jdbc package below. */
@NullMarked
package io.hostwatch.bridge.store;

import org.jspecify.annotations.NullMarked;
