/**
 * What is owed to receivers and how it is paid: the durable outbox as a port, the dispatcher that
 * claims, sends and settles, and the retry policy.
 */
@NullMarked
package io.hostwatch.bridge.delivery;

import org.jspecify.annotations.NullMarked;
