package io.hostwatch.e2e.harness;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** A page of metrics in the text format. */
public record Exposition(String text) {

  /** Reads the page. */
  public static Exposition of(URI uri) {
    var answer = Http.get(uri);
    if (answer.statusCode() != 200) {
      throw new AssertionError(uri + " says " + answer.statusCode());
    }
    return new Exposition(answer.body());
  }

  /** The sum over the series of that name whose labels contain all of the given {@code k="v"}. */
  public double sum(String name, String... labels) {
    return series(name)
        .filter(line -> Stream.of(labels).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** The names of all series, without repeats. */
  public List<String> names() {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]", 2)[0])
        .distinct()
        .toList();
  }

  private Stream<String> series(String name) {
    return text.lines().filter(l -> l.startsWith(name + "{") || l.startsWith(name + " "));
  }
}
