/** Tests of what must not be seen. */
@NullMarked
package io.hostwatch.bridge.secret;

import org.jspecify.annotations.NullMarked;
