/**
 * What a dashboard is made of, in the order in which Grafana's classic JSON has it. Used by every
 * class of {@code boards}; knows none of them.
 */
@NullMarked
package io.hostwatch.dashboards.model;

import org.jspecify.annotations.NullMarked;
