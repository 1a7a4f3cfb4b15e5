@NullMarked
package io.hostwatch.bridge.logging;

import org.jspecify.annotations.NullMarked;
