/** Notices as lines of the bridge's own log: the receiver that needs no account anywhere. */
@NullMarked
package io.hostwatch.bridge.notify.log;

import org.jspecify.annotations.NullMarked;
