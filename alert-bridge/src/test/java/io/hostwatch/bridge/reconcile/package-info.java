@NullMarked
package io.hostwatch.bridge.reconcile;

import org.jspecify.annotations.NullMarked;
