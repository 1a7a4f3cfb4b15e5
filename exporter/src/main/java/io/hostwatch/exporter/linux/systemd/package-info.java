/**
 * Collector of systemd's units, asked over D-Bus. The D-Bus library is loaded by the first scrape
 * with the collector on and by nothing else.
 */
@NullMarked
package io.hostwatch.exporter.linux.systemd;

import org.jspecify.annotations.NullMarked;
