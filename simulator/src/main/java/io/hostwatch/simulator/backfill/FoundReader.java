package io.hostwatch.simulator.backfill;

import io.hostwatch.simulator.backfill.PrometheusServer.Found;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the answer to a query of a range as it comes in, for as a tree it needs ten times the
 * memory of its samples. Stateless, and thread-safe.
 */
final class FoundReader {
  private static final JsonMapper JSON = JsonMapper.shared();

  private FoundReader() {}

  /**
   * The series in {@code data.result}, with their {@code metric} and {@code values}; none if there
   * is no such list.
   *
   * @throws tools.jackson.core.JacksonException if it cannot be read or is no JSON
   */
  static List<Found> read(InputStream answer) {
    List<Found> found = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(answer)) {
      if (isAt(parser, "data") && isAt(parser, "result")) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          found.add(series(parser));
        }
      }
      while (parser.nextToken() != null) {
        parser.skipChildren(); // what is cut off anywhere is found here
      }
    }
    return found;
  }

  /** Goes into the next object as far as to the value of that name; false if it has none. */
  private static boolean isAt(JsonParser parser, String name) {
    if (parser.currentToken() == null) {
      parser.nextToken();
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean isIt = parser.currentName().equals(name);
      parser.nextToken();
      if (isIt) {
        return parser.currentToken().isStructStart();
      }
      parser.skipChildren();
    }
    return false;
  }

  private static Found series(JsonParser parser) {
    SortedMap<String, String> labels = new TreeMap<>();
    Samples samples = new Samples();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "metric" -> readLabels(parser, labels);
        case "values" -> readSamples(parser, samples);
        default -> parser.skipChildren();
      }
    }
    return new Found(labels, samples);
  }

  private static void readLabels(JsonParser parser, SortedMap<String, String> labels) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      labels.put(name, parser.getString());
    }
  }

  private static void readSamples(JsonParser parser, Samples samples) {
    while (parser.nextToken() == JsonToken.START_ARRAY) {
      parser.nextToken();
      long time = Math.round(1000 * parser.getDoubleValue());
      parser.nextToken();
      samples.add(time, value(parser.getString()));
      parser.nextToken();
    }
  }

  private static double value(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
