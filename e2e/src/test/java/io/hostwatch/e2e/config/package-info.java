/**
 * Checks of what is shipped as files: rules and their unit tests, the configurations of Prometheus
 * and Alertmanager, Grafana's provisioning, and runbooks. {@code *Test} reads the files only;
 * {@code *IT} asks the real promtool, amtool and Alertmanager.
 */
@NullMarked
package io.hostwatch.e2e.config;

import org.jspecify.annotations.NullMarked;
