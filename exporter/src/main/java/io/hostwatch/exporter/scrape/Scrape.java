package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.CollectorName;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What one scrape found.
 *
 * @param families sorted by name; no name occurs twice and no label set twice within a family
 * @param outcomes of every collector that was asked
 */
public record Scrape(List<FamilySamples> families, Map<CollectorName, CollectorOutcome> outcomes) {

  public Scrape {
    families = Collections.unmodifiableList(families); // made for it; copying costs each scrape
    outcomes = Collections.unmodifiableMap(outcomes);
  }
}
