package io.hostwatch.exporter.gzip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts that come again, few of them: who scrapes asks for one or two selections of collectors.
 * Used by one thread at a time.
 *
 * <p>A template costs as much as four texts compressed by the library, so it is made of a text that
 * came often. The text that came longest ago makes room for a new one.
 */
final class Shapes {
  private static final int MOST = 4;
  private static final int OFTEN = 8;

  private final List<Shape> shapes = new ArrayList<>(); // the latest first

  private static final class Shape {
    final Statics statics;
    int times = 1;
    Optional<Template> template = Optional.empty();

    Shape(Statics statics) {
      this.statics = statics;
    }
  }

  /** The template that fits the text; none if it has not come often. */
  Optional<Template> templateFor(MarkedText text) {
    for (Shape shape : shapes) {
      if (shape.statics.fit(text)) {
        shapes.remove(shape);
        shapes.addFirst(shape);
        return again(shape, text);
      }
    }
    if (shapes.size() == MOST) {
      shapes.removeLast();
    }
    shapes.addFirst(new Shape(Statics.of(text)));
    return Optional.empty();
  }

  private static Optional<Template> again(Shape shape, MarkedText text) {
    if (shape.times < OFTEN) {
      shape.times++;
    } else if (shape.template.isEmpty()) {
      shape.template = Optional.of(Template.of(text));
    }
    return shape.template;
  }

  /** Forgets the latest: its template could not say the text. */
  void forgetLatest() {
    shapes.removeFirst();
  }
}
