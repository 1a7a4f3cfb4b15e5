/**
 * What the bridge tells of itself: its metrics, as Prometheus scrapes them. Decorates the intake,
 * listens to the dispatcher and reads the store when scraped.
 */
@NullMarked
package io.hostwatch.bridge.telemetry;

import org.jspecify.annotations.NullMarked;
