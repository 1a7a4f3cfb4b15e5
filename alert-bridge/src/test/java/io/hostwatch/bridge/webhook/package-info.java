@NullMarked
package io.hostwatch.bridge.webhook;

import org.jspecify.annotations.NullMarked;
