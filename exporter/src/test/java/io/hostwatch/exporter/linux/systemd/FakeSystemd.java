package io.hostwatch.exporter.linux.systemd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A systemd in memory, which can be told to fail. */
final class FakeSystemd implements Systemd, Systemd.Connector {
  private final List<Unit> units = new ArrayList<>();
  private final Map<String, Object> properties = new HashMap<>();
  private boolean connected;
  private boolean failing;
  private int connections;
  private int questions;

  FakeSystemd with(String name, String load, String active) {
    units.add(new Unit(name, load, active, "/unit/" + name));
    return this;
  }

  FakeSystemd tells(String object, String property, Object value) {
    properties.put(object + ' ' + property, value);
    return this;
  }

  void fail(boolean now) {
    failing = now;
  }

  void drop() {
    connected = false;
  }

  int connections() {
    return connections;
  }

  int questions() {
    return questions;
  }

  @Override
  public Systemd connect() {
    connections++;
    connected = true;
    return this;
  }

  @Override
  public boolean isConnected() {
    return connected;
  }

  @Override
  public List<Unit> units() throws IOException {
    if (failing) {
      throw new IOException("no answer");
    }
    return List.copyOf(units);
  }

  @Override
  public void ask(List<Question> asked) {
    questions += asked.size();
    for (Question question : asked) {
      String object = question.path().substring(question.path().lastIndexOf('/') + 1);
      Object value = properties.get(object + ' ' + question.kind() + '.' + question.property());
      if (value == null) {
        question.answer().isUnknown();
      } else {
        question.answer().is(value);
      }
    }
  }

  @Override
  public void close() {
    connected = false;
  }
}
