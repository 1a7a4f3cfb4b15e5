/** Tests of the outbox and the dispatcher, with an outbox without a database for others. */
@NullMarked
package io.hostwatch.bridge.delivery;

import org.jspecify.annotations.NullMarked;
