package io.hostwatch.exporter.collector;

/**
 * This host has nothing of the kind, for example no pressure files on an old kernel.
 *
 * <p>Counts as success 0, as in node_exporter, but is logged at debug level only.
 */
public final class NoDataException extends CollectorException {
  private static final long serialVersionUID = 1L;

  public NoDataException(String message) {
    super(message);
  }

  /** No stack: a host lacks much of what can be measured, and says so in every scrape. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
