/**
 * Continues the traces of those who send alerts, with OpenTelemetry: one span for taking a body,
 * one for each attempt to deliver. Nothing here runs unless an exporter is configured.
 */
@NullMarked
package io.hostwatch.bridge.tracing;

import org.jspecify.annotations.NullMarked;
