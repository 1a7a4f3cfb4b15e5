package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Labels;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Labels as the tables keep them: a JSON object. */
final class LabelJson {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final TypeReference<TreeMap<String, String>> SORTED = new TypeReference<>() {};

  private LabelJson() {}

  static String write(Labels labels) {
    return MAPPER.writeValueAsString(labels.values());
  }

  static Labels read(String json) {
    return new Labels(MAPPER.readValue(json, SORTED));
  }
}
