@NullMarked
package io.hostwatch.bridge;

import org.jspecify.annotations.NullMarked;
