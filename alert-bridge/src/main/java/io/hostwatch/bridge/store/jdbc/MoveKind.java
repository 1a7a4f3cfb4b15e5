package io.hostwatch.bridge.store.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** What a column holds, by whatever name its database calls that. */
enum MoveKind {
  NUMBER(Types.BIGINT),
  TEXT(Types.VARCHAR),
  BYTES(Types.VARBINARY);

  private final int type;

  MoveKind(int type) {
    this.type = type;
  }

  static MoveKind of(int type) {
    return switch (type) {
      case Types.INTEGER, Types.BIGINT -> NUMBER;
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> TEXT;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
      default -> throw new IllegalArgumentException("no column of the bridge has the type " + type);
    };
  }

  /** What is there, even if it does not {@link #fits fit}: SQLite lets anything be anywhere. */
  @Nullable Object read(ResultSet results, int column) throws SQLException {
    Object value = this == BYTES ? results.getBytes(column) : results.getObject(column);
    return value instanceof Integer number ? (Object) number.longValue() : value;
  }

  boolean fits(@Nullable Object value) {
    return switch (this) {
      case NUMBER -> value == null || value instanceof Long;
      case TEXT -> value == null || value instanceof String;
      case BYTES -> value == null || value instanceof byte[];
    };
  }

  void write(PreparedStatement statement, int parameter, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(parameter, type);
      case Long number -> statement.setLong(parameter, number);
      case String text -> statement.setString(parameter, text);
      case byte[] bytes -> statement.setBytes(parameter, bytes);
      default -> throw new IllegalArgumentException(value.getClass().getName());
    }
  }

  /** Adds a value so that no two rows of different values add the same bytes. */
  static void add(MessageDigest digest, @Nullable Object value) {
    switch (value) {
      case null -> digest.update((byte) 0);
      case Long number ->
          digest.update(ByteBuffer.allocate(9).put((byte) 1).putLong(number).flip());
      case String text -> add(digest, (byte) 2, text.getBytes(StandardCharsets.UTF_8));
      case byte[] bytes -> add(digest, (byte) 3, bytes);
      default -> throw new IllegalArgumentException(value.getClass().getName());
    }
  }

  private static void add(MessageDigest digest, byte kind, byte[] bytes) {
    digest.update(ByteBuffer.allocate(5).put(kind).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  /** How much memory a value takes, roughly. */
  static long size(@Nullable Object value) {
    return switch (value) {
      case String text -> 2L * text.length();
      case byte[] bytes -> bytes.length;
      case null, default -> Long.BYTES;
    };
  }
}
