/** All targets of one seed, and the script that runs in it. */
@NullMarked
package io.hostwatch.simulator.world;

import org.jspecify.annotations.NullMarked;
