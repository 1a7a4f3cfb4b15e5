package io.hostwatch.simulator.exposition;

import io.hostwatch.simulator.model.Family;
import io.hostwatch.simulator.model.Labels;
import io.hostwatch.simulator.model.Moment;
import io.hostwatch.simulator.model.Reading;
import io.hostwatch.simulator.model.Series;
import io.hostwatch.simulator.model.Target;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scrape of one target answers, in one form.
 *
 * <p>All but the numbers is written once, when this is made. Thread-safe.
 */
public final class TargetText {
  private final List<byte[]> starts = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private final byte[] end;

  /** Prepares the text of a target. */
  public TargetText(Target target, TextForm form) {
    for (Family family : target.families()) {
      String before = form.head(family);
      for (Series series : family.series()) {
        starts.add(ascii(before + sample(family, series, Labels.NONE)));
        readings.add(series.reading());
        before = "";
      }
    }
    end = ascii(form.end());
  }

  /** The text at a moment. */
  public byte[] at(Moment moment) {
    Ascii text = new Ascii();
    for (int i = 0; i < starts.size(); i++) {
      text.append(starts.get(i)).append(readings.get(i).at(moment)).append('\n');
    }
    return text.append(end).toBytes();
  }

  /** A sample's line up to its value. */
  static String sample(Family family, Series series, Labels more) {
    String labels = more.and(series.labels()).text();
    String braced = labels.isEmpty() ? "" : "{" + labels + "}";
    return family.name() + series.suffix() + braced + " ";
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
