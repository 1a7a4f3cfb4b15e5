/** Tests of the way into the history. */
@NullMarked
package io.hostwatch.bridge.intake;

import org.jspecify.annotations.NullMarked;
