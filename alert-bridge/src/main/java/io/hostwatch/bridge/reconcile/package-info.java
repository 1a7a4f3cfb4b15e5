/**
 * What the Alertmanagers of each source hold: asks them every minute and when the intake is in
 * doubt, marks what they suppress and closes what they no longer hold. The root package calls it.
 */
@NullMarked
package io.hostwatch.bridge.reconcile;

import org.jspecify.annotations.NullMarked;
