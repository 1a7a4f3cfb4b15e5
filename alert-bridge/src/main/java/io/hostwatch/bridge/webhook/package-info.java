/**
 * What Alertmanager and Prometheus send: the endpoint of each ingest path, its answers and the
 * decoder of its bodies, and the door that they share. The HTTP server calls it; it hands what it
 * understood to the intake and answers only when that is committed.
 */
@NullMarked
package io.hostwatch.bridge.webhook;

import org.jspecify.annotations.NullMarked;
