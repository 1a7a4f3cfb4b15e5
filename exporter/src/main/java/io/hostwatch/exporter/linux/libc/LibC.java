package io.hostwatch.exporter.linux.libc;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/**
 * The C library's functions that tell what no file does.
 *
 * <p>The only native code of the exporter on Linux; the JVM wants {@code --enable-native-access}
 * for it.
 */
public final class LibC {
  private LibC() {}

  /** The function called {@code name}, which must have the given form. */
  @SuppressWarnings("restricted") // the form is checked against the manual, not by the JVM
  public static MethodHandle function(
      String name, FunctionDescriptor form, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), form, options);
  }

  /** What {@code call} returns: a C function throws nothing, though its handle's type says so. */
  public static int call(Call call) {
    try {
      return call.invoke();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a C function declares no exception", e);
    }
  }

  /** Invokes a {@link #function} that returns an int. */
  @FunctionalInterface
  public interface Call {

    int invoke() throws Throwable;
  }
}
