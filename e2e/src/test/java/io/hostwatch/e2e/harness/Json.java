package io.hostwatch.e2e.harness;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads and writes the formats that the parts speak. */
public final class Json {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final ObjectMapper YAML = YAMLMapper.builder().build();

  private Json() {}

  /** Parses JSON; what is not JSON fails with Jackson's exception. */
  public static JsonNode read(String json) {
    return JSON.readTree(json);
  }

  /** Renders maps, lists, records and trees. */
  public static String write(Object value) {
    return JSON.writeValueAsString(value);
  }

  /** Parses YAML. */
  public static JsonNode readYaml(String yaml) {
    return YAML.readTree(yaml);
  }

  /** Renders as YAML. */
  public static String writeYaml(Object value) {
    return YAML.writeValueAsString(value);
  }
}
