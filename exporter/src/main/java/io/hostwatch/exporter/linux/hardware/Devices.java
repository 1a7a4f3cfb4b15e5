package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.Cached;
import io.hostwatch.exporter.linux.file.Folder;
import io.hostwatch.exporter.linux.file.HostFiles;
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
 * one has taken its name, and again after a minute. Of those that went no file stays open. Used by
 * one thread at a time.
 *
 * @param <D> what is found out about a device
 */
final class Devices<D> {
  private final HostFiles files;
  private final Path folder;
  private final Predicate<String> wanted;
  private final Function<Path, D> finder;
  private final LongSupplier nanoClock;
  private final Map<String, Known<D>> known = new HashMap<>();

  /**
   * @param files with which the devices are read
   * @param wanted tells a device's name from others
   * @param finder is given the device's folder
   */
  Devices(
      HostFiles files,
      Path folder,
      Predicate<String> wanted,
      Function<Path, D> finder,
      LongSupplier nanoClock) {
    this.files = files;
    this.folder = folder;
    this.wanted = wanted;
    this.finder = finder;
    this.nanoClock = nanoClock;
  }

  /** The devices that are there now, by name; none if there is no such folder. */
  List<D> now() throws IOException {
    return found().orElse(List.of());
  }

  /**
   * The devices that are there now, by name.
   *
   * @param what they are, for the message
   * @throws NoDataException if there is no such folder
   */
  List<D> nowOrNoData(String what) throws IOException {
    return found().orElseThrow(() -> new NoDataException(folder + ": there are no " + what));
  }

  private Optional<List<D>> found() throws IOException {
    Optional<List<String>> names = Folder.names(folder);
    if (known.keySet().retainAll(names.orElse(List.of()))) {
      files.release();
    }
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
