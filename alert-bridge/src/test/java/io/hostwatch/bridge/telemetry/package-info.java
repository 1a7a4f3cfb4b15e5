@NullMarked
package io.hostwatch.bridge.telemetry;

import org.jspecify.annotations.NullMarked;
