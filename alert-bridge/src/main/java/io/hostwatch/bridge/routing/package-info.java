/**
 * Who is told of an event: Alertmanager's route tree over the bridge's own receivers. The intake
 * asks it for each event, through its port.
 */
@NullMarked
package io.hostwatch.bridge.routing;

import org.jspecify.annotations.NullMarked;
