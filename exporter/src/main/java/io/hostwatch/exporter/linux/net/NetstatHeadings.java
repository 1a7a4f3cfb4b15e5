package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.linux.file.ProcText;
import io.hostwatch.exporter.linux.file.SelectedFamilies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of names of one file: the same in every scrape, so that each is taken apart only once.
 */
final class NetstatHeadings {
  private final SelectedFamilies families;
  private final List<Heading> known = new ArrayList<>();

  NetstatHeadings(SelectedFamilies families) {
    this.families = families;
  }

  /** The families of the columns that the current line names, which is the position-th heading. */
  List<Optional<Family>> at(int position, ProcText text) throws CollectorException {
    if (position < known.size() && text.lineIs(known.get(position).line)) {
      return known.get(position).columns;
    }
    Heading heading = new Heading(text.line(), columns(text));
    known.subList(Math.min(position, known.size()), known.size()).clear();
    known.add(heading);
    return heading.columns;
  }

  private List<Optional<Family>> columns(ProcText text) throws CollectorException {
    String protocol = text.nextName();
    List<Optional<Family>> columns = new ArrayList<>();
    while (text.nextField()) {
      columns.add(families.of(protocol + '_' + text.field()));
    }
    return columns;
  }

  private record Heading(String line, List<Optional<Family>> columns) {}
}
