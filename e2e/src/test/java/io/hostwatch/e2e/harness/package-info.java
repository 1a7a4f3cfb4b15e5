/**
 * The processes that the cases are made of: exporter, bridge, Prometheus, Alertmanager, and the
 * synthetic host that the exporter reads.
 *
 * <p>Whatever is started here ends with the case that started it, and at the latest with the test's
 * JVM.
 */
@NullMarked
package io.hostwatch.e2e.harness;

import org.jspecify.annotations.NullMarked;
