/** Tests of who is told. */
@NullMarked
package io.hostwatch.bridge.routing;

import org.jspecify.annotations.NullMarked;
