/**
 * Curves over time that can be asked at any time, and how much lies under them: no state, no
 * randomness but the seed's. The bottom of the model; it knows nobody.
 */
@NullMarked
package io.hostwatch.simulator.wave;

import org.jspecify.annotations.NullMarked;
