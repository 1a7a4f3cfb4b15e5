package io.hostwatch.exporter.yaml;

import io.hostwatch.exporter.yaml.YamlNode.Mapping;
import io.hostwatch.exporter.yaml.YamlNode.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a configuration file. What is wrong with it goes to the faults, never to an exception. */
public final class YamlFile {
  private static final int LONGEST = 1 << 20;

  private YamlFile() {}

  /** Reads a file that holds one mapping or nothing; after a fault what could be read of it. */
  public static Mapping read(Path file, YamlFaults faults) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        faults.add("longer than 1 MiB, which no configuration is");
        return Mapping.empty();
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return parse(text, faults);
    } catch (CharacterCodingException e) {
      faults.add("expected UTF-8 text");
    } catch (NoSuchFileException e) {
      faults.add("no such file");
    } catch (AccessDeniedException e) {
      faults.add("permission denied");
    } catch (IOException e) {
      faults.add("cannot be read: " + e.getMessage());
    }
    return Mapping.empty();
  }

  /** Reads the text of a file. */
  static Mapping parse(String text, YamlFaults faults) {
    return switch (YamlTree.read(text, faults)) {
      case Mapping mapping -> mapping;
      case Scalar scalar when scalar.isNothing() -> Mapping.empty();
      case YamlNode other -> {
        faults.add(other.line(), "expected a mapping of keys to values, found " + other.kind());
        yield Mapping.empty();
      }
    };
  }
}
