package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.configfile.Node.Mark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML into {@link Node}s, since a fault without its line is of little use and Jackson's own
 * tree does not keep them.
 */
final class YamlTree {
  private final JsonParser parser;
  private final List<Fault> faults;

  private YamlTree(JsonParser parser, List<Fault> faults) {
    this.parser = parser;
    this.faults = faults;
  }

  /** Reads all of {@code text}; what is no YAML is a fault, and the rest then an empty mapping. */
  static Node read(String text, List<Fault> faults) {
    try (JsonParser parser = new YAMLMapper().createParser(text)) {
      YamlTree tree = new YamlTree(parser, faults);
      Node root = parser.nextToken() == null ? empty() : tree.node();
      if (parser.nextToken() != null) {
        faults.add(fault(tree.mark(), "a second document: expected one"));
      }
      return root;
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      Mark mark = at == null ? new Mark(1, 1) : new Mark(at.getLineNr(), at.getColumnNr());
      faults.add(fault(mark, "no YAML: " + firstLine(e.getOriginalMessage())));
      return empty();
    }
  }

  private Node node() {
    Mark mark = mark();
    refuseAlias(mark);
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> mapping(mark);
      case START_ARRAY -> sequence(mark);
      case VALUE_NULL -> new Node.Scalar(mark, "", true);
      default -> new Node.Scalar(mark, parser.getString(), false);
    };
  }

  private Node mapping(Mark mark) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Mark keyMark = mark();
      String key = parser.currentName();
      parser.nextToken();
      if (entries.put(key, new Node.Entry(keyMark, node())) != null) {
        faults.add(fault(keyMark, "key \"" + key + "\" stands twice: expected it once"));
      }
    }
    return new Node.Mapping(mark, entries);
  }

  private Node sequence(Mark mark) {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return new Node.Sequence(mark, items);
  }

  private void refuseAlias(Mark mark) {
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      faults.add(fault(mark, "a YAML alias: expected the value itself"));
    }
  }

  private Mark mark() {
    TokenStreamLocation at = parser.currentTokenLocation();
    return new Mark(at.getLineNr(), at.getColumnNr());
  }

  private static Node empty() {
    return new Node.Mapping(new Mark(1, 1), Map.of());
  }

  private static Fault fault(Mark mark, String text) {
    return new Fault(mark.line(), mark.column(), "", text);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
