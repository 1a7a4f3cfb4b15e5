package io.hostwatch.bridge.configfile;

/**
 * One thing that is wrong with the file.
 *
 * @param line from 1
 * @param column from 1
 * @param path the key, such as {@code receivers[0].slack_configs[0].api_url}
 * @param text what is wrong and what was expected; holds no secret
 */
public record Fault(int line, int column, String path, String text) {
  @Override
  public String toString() {
    return line + ":" + column + ": " + (path.isEmpty() ? "" : path + ": ") + text;
  }
}
