/** Tests of the alert model and of the rules by which episodes begin and end. */
@NullMarked
package io.hostwatch.bridge.alert;

import org.jspecify.annotations.NullMarked;
