/**
 * One class a dashboard: its rows, their panels, and what each of them asks. In expressions {@code
 * {@}} stands for the matchers of the dashboard's variables.
 */
@NullMarked
package io.hostwatch.dashboards.boards;

import org.jspecify.annotations.NullMarked;
