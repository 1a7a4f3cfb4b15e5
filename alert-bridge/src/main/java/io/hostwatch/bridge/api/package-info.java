/**
 * The REST API: the history and the state of the bridge, as JSON, for people's scripts and for the
 * web page. It changes nothing but who looks after an alert, and has deliveries told anew.
 */
@NullMarked
package io.hostwatch.bridge.api;

import org.jspecify.annotations.NullMarked;
