package io.hostwatch.bridge.intake;

import io.hostwatch.bridge.alert.Testimony;
import java.util.Optional;

/** Who can be asked whether an alert fires now: the Alertmanagers of its source. Thread-safe. */
public interface Witness {

  /** One whom nobody can ask. */
  Witness NOBODY =
      new Witness() {
        @Override
        public boolean knows(String source) {
          return false;
        }

        @Override
        public Optional<Testimony> ask(String source) {
          return Optional.empty();
        }
      };

  /** Tells whether there is somebody to ask about alerts of a source. */
  boolean knows(String source);

  /**
   * Asks, and waits six seconds at most. What is told was true after the call began.
   *
   * @return absent unless all of them answered who could know
   */
  Optional<Testimony> ask(String source);
}
