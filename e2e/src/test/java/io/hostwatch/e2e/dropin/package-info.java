/** The exporter beside the real node_exporter, on the same host at the same time. */
@NullMarked
package io.hostwatch.e2e.dropin;

import org.jspecify.annotations.NullMarked;
