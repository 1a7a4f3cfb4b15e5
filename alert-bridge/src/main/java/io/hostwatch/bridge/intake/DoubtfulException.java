package io.hostwatch.bridge.intake;

/**
 * Alertmanager sends that an ended alert fires, and nobody was asked yet whether that is so. Undoes
 * the transaction, which is tried again with the answer.
 */
final class DoubtfulException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DoubtfulException(String source) {
    super("source " + source + " sends that an ended alert fires", null, false, false);
  }
}
