package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.linux.file.Cached;
import io.hostwatch.exporter.linux.file.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The devices in a folder such as {@code /sys/class/hwmon}, which come and go.
 *
 * <p>Who is there is looked up each time. What a device has is found out when it is new or another
 * one has taken its name, and again after a minute. Used by one thread at a time.
 *
 * @param <D> what is found out about a device
 */
final class Devices<D> {
  private final Path folder;
  private final Predicate<String> wanted;
  private final Function<Path, D> finder;
  private final LongSupplier nanoClock;
  private final Map<String, Known<D>> known = new HashMap<>();

  /**
   * @param wanted tells a device's name from others
   * @param finder is given the device's folder
   */
  Devices(Path folder, Predicate<String> wanted, Function<Path, D> finder, LongSupplier nanoClock) {
    this.folder = folder;
    this.wanted = wanted;
    this.finder = finder;
    this.nanoClock = nanoClock;
  }

  /** The devices that are there now, by name; empty if there is no such folder. */
  Optional<List<D>> now() throws IOException {
    Optional<List<String>> names = Folder.names(folder);
    known.keySet().retainAll(names.orElse(List.of()));
    if (names.isEmpty()) {
      return Optional.empty();
    }
    List<D> devices = new ArrayList<>();
    for (String name : names.get()) {
      if (wanted.test(name)) {
        known.computeIfAbsent(name, this::unknown).addTo(devices);
      }
    }
    return Optional.of(devices);
  }

  private Known<D> unknown(String name) {
    Path path = folder.resolve(name);
    return new Known<>(path, new Cached<>(identity -> finder.apply(path), nanoClock));
  }

  private record Known<D>(Path path, Cached<Object, D> device) {

    void addTo(List<D> devices) throws IOException {
      BasicFileAttributes attributes;
      try {
        attributes = Files.readAttributes(path, BasicFileAttributes.class);
      } catch (IOException e) {
        return; // it went away meanwhile
      }
      if (attributes.isDirectory()) {
        devices.add(device.at(String.valueOf(attributes.fileKey())));
      }
    }
  }
}
