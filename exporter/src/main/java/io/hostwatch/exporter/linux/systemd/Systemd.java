package io.hostwatch.exporter.linux.systemd;

import java.io.IOException;
import java.util.List;

/** A systemd that can be asked. Used by one thread at a time. */
public interface Systemd extends AutoCloseable {

  /** Whether it still answers as far as is known. */
  boolean isConnected();

  /**
   * All units it knows.
   *
   * @throws IOException if it does not answer in time, or refuses
   */
  List<Unit> units() throws IOException;

  /**
   * Finds out several properties at once and hands each one that can be told to its question.
   *
   * @throws IOException if it does not answer in time
   */
  void ask(List<Question> questions) throws IOException;

  @Override
  void close();

  /** Reaches a systemd. */
  interface Connector {
    Systemd connect() throws IOException;
  }

  /**
   * A unit as it is listed.
   *
   * @param path of the object that tells its properties
   */
  record Unit(String name, String loadState, String activeState, String path) {}

  /**
   * What somebody wants to know of an object.
   *
   * @param kind of unit, {@code Service}, that has the property; {@code Manager} for systemd itself
   */
  record Question(String path, String kind, String property, Answer answer) {}

  /** Takes what a question was answered with. */
  interface Answer {

    /** Takes a text or a number. */
    void is(Object value);

    /** Takes notice that there is no such property or object, for which a unit may be too old. */
    default void isUnknown() {}
  }
}
