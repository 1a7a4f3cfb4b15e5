/**
 * What Alertmanager sends: the webhook's endpoint, its answers and the decoder of its bodies. The
 * HTTP server calls it; it hands what it understood to the intake and answers only when that is
 * committed.
 */
@NullMarked
package io.hostwatch.bridge.webhook;

import org.jspecify.annotations.NullMarked;
