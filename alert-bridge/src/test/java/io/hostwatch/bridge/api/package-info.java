@NullMarked
package io.hostwatch.bridge.api;

import org.jspecify.annotations.NullMarked;
