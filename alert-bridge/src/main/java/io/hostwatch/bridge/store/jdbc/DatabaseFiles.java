package io.hostwatch.bridge.store.jdbc;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A database's file and those beside it that belong to it, by the name that they really have: who
 * comes by a symbolic link finds the same lock and the same log as who comes without.
 *
 * @param main the database itself, absolute and without links
 */
public record DatabaseFiles(Path main) {
  private static final int MOST_LINKS = 40;
  private static final String ASIDE = ".before-";

  /** What SQLite keeps beside a database and reads into it at the next opening. */
  private static final List<String> COMPANIONS = List.of("-wal", "-journal", "-shm");

  /**
   * Finds the files of a database, which need not exist.
   *
   * @param named how somebody calls it
   * @throws IOException if links lead in a circle or a folder cannot be read
   */
  public static DatabaseFiles of(Path named) throws IOException {
    return new DatabaseFiles(real(named.toAbsolutePath(), MOST_LINKS));
  }

  private static Path real(Path path, int links) throws IOException {
    if (links == 0) {
      throw new FileSystemLoopException(path.toString());
    }
    if (Files.exists(path)) {
      return path.toRealPath();
    }
    if (Files.isSymbolicLink(path)) {
      return real(path.resolveSibling(Files.readSymbolicLink(path)), links - 1);
    }
    Path folder = path.getParent();
    return folder == null ? path : real(folder, links).resolve(path.getFileName());
  }

  /** The file whose lock says that a bridge runs on the database. */
  public Path lock() {
    return beside(".lock");
  }

  /** Where a restore makes its copy. */
  Path restoring() {
    return beside(".restoring");
  }

  /** Those of SQLite's files that are there, without the database itself. */
  List<Path> companions() {
    return COMPANIONS.stream().map(this::beside).filter(Files::exists).toList();
  }

  /** The name in {@code other} of what has the name {@code path} here. */
  Path in(DatabaseFiles other, Path path) {
    String suffix = path.toString().substring(main.toString().length());
    return other.beside(suffix);
  }

  Path folder() {
    return Optional.ofNullable(main.getParent()).orElse(main);
  }

  /** Makes the folders that lack, for their owner only. */
  public void makeFolder() throws IOException {
    if (!Files.isDirectory(folder())) {
      Files.createDirectories(folder(), ownerOnly(folder(), "rwx------"));
    }
  }

  /** Makes the database an empty file, for its owner only, if it lacks. */
  void makeMain() throws IOException {
    try {
      Files.createFile(main, ownerOnly(main, "rw-------"));
    } catch (FileAlreadyExistsException _) {
      // its owner decided who may read it
    }
  }

  /**
   * Says why the database may not be made anew although its file is missing or empty: SQLite would
   * delete the log that belongs to the one that was there.
   */
  Optional<String> whyNotNew() throws IOException {
    if (Files.exists(main) && Files.size(main) > 0) {
      return Optional.empty();
    }
    for (Path log : List.of(beside("-wal"), beside("-journal"))) {
      if (Files.exists(log) && Files.size(log) > 0) {
        return Optional.of(
            log.getFileName()
                + " is there, with what was committed last: move the database back to this name,"
                + " or restore a backup, which keeps that file");
      }
    }
    return Files.exists(main) || !Files.isDirectory(folder()) ? Optional.empty() : brokenOff();
  }

  private Optional<String> brokenOff() throws IOException {
    Stream<Path> copy = Stream.of(restoring()).filter(Files::exists);
    Stream<Path> asides = asides().stream().map(DatabaseFiles::main);
    return Stream.concat(copy, asides)
        .findFirst()
        .map(
            file ->
                file.getFileName()
                    + " of a restore is there: repeat the restore, move the database back to this"
                    + " name, or move that file away to begin with an empty history");
  }

  /** What a database is called that was set aside. */
  DatabaseFiles aside(String suffix) {
    return new DatabaseFiles(beside(ASIDE + suffix));
  }

  /** All that were set aside. */
  List<DatabaseFiles> asides() throws IOException {
    String beginning = main.getFileName() + ASIDE;
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(beginning))
          .filter(file -> COMPANIONS.stream().noneMatch(file.toString()::endsWith))
          .sorted()
          .map(DatabaseFiles::new)
          .toList();
    }
  }

  private Path beside(String suffix) {
    return Path.of(main + suffix);
  }

  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> parsed = PosixFilePermissions.fromString(permissions);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(parsed)};
  }
}
