/**
 * The port between what reads a host and what serves it: collectors push samples of families into a
 * sink. Knows neither OSHI nor HTTP nor client_java; the scrape package drives it, the readers
 * implement it.
 */
@NullMarked
package io.hostwatch.exporter.collector;

import org.jspecify.annotations.NullMarked;
