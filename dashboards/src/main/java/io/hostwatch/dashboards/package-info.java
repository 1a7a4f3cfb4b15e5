/**
 * Grafana's dashboards, written from Java: every class in {@code boards} reads like the table of
 * contents of one. The root package writes them as files.
 */
@NullMarked
package io.hostwatch.dashboards;

import org.jspecify.annotations.NullMarked;
