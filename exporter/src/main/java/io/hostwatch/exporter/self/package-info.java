/**
 * What the exporter tells about itself in every scrape: its build, its process, its JVM. Wired by
 * the root package; switched off by {@code --web.disable-exporter-metrics}, all but the build.
 */
@NullMarked
package io.hostwatch.exporter.self;

import org.jspecify.annotations.NullMarked;
