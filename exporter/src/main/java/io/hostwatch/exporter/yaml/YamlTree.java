package io.hostwatch.exporter.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Builds {@link YamlNode}s from the parser's events; nothing else touches the parser. */
final class YamlTree {
  private static final int DEEPEST = 20;

  private final Iterator<Event> events;
  private final YamlFaults faults;
  private int depth;

  private YamlTree(Iterator<Event> events, YamlFaults faults) {
    this.events = events;
    this.faults = faults;
  }

  static YamlNode read(String text, YamlFaults faults) {
    LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(true).build();
    try {
      return new YamlTree(new Parse(settings).parseString(text).iterator(), faults).document();
    } catch (MarkedYamlEngineException e) {
      faults.add(line(e.getProblemMark()), "no YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      faults.add("no YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    return YamlNode.Mapping.empty();
  }

  private YamlNode document() {
    Event first = next();
    if (first.getEventId() == Event.ID.StreamEnd) {
      return YamlNode.Mapping.empty();
    }
    YamlNode root = node(next());
    Event after = next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      faults.add(line(after.getStartMark()), "a second document, expected one");
    }
    return root;
  }

  private YamlNode node(Event event) {
    int line = line(event.getStartMark());
    if (++depth > DEEPEST) {
      throw new YamlEngineException("nested deeper than " + DEEPEST);
    }
    YamlNode node =
        switch (event) {
          case MappingStartEvent start -> mapping(line);
          case SequenceStartEvent start -> sequence(line);
          case ScalarEvent scalar -> scalar(line, scalar);
          default -> {
            faults.add(line, "a YAML alias, expected the value itself");
            yield new YamlNode.Scalar(line, "", true);
          }
        };
    depth--;
    return node;
  }

  private YamlNode mapping(int line) {
    SequencedMap<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    for (Event key = next(); key.getEventId() != Event.ID.MappingEnd; key = next()) {
      int keyLine = line(key.getStartMark());
      YamlNode name = node(key);
      YamlNode.Entry entry = new YamlNode.Entry(keyLine, node(next()));
      if (!(name instanceof YamlNode.Scalar(int at, String text, boolean isNothing))) {
        faults.add(keyLine, "expected a name as key, found " + name.kind());
      } else if (entries.putIfAbsent(text, entry) != null) {
        faults.add(keyLine, text + ": stands twice, expected once");
      }
    }
    return new YamlNode.Mapping(line, entries);
  }

  private YamlNode sequence(int line) {
    List<YamlNode> items = new ArrayList<>();
    for (Event item = next(); item.getEventId() != Event.ID.SequenceEnd; item = next()) {
      items.add(node(item));
    }
    return new YamlNode.Sequence(line, items);
  }

  private static YamlNode scalar(int line, ScalarEvent event) {
    String text = event.getValue();
    boolean isNothing =
        event.isPlain() && (text.isEmpty() || text.equals("~") || text.equals("null"));
    return new YamlNode.Scalar(line, text, isNothing);
  }

  private Event next() {
    Event event = events.next();
    return switch (event.getEventId()) {
      case StreamStart, DocumentEnd, Comment -> next();
      default -> event;
    };
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(at -> at.getLine() + 1).orElse(1);
  }
}
