/**
 * What an alert is and what becomes of it: labels, fingerprints, episodes and their events. Depends
 * on the JDK only; every other package speaks in these types.
 */
@NullMarked
package io.hostwatch.bridge.alert;

import org.jspecify.annotations.NullMarked;
