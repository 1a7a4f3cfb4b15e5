package io.hostwatch.exporter.linux.libc;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;

/** The size of the kernel's memory pages, by {@code getpagesize(2)}. */
public final class PageSize {
  private PageSize() {}

  public static int ofThisHost() {
    MethodHandle getpagesize = LibC.function("getpagesize", FunctionDescriptor.of(JAVA_INT));
    try {
      return (int) getpagesize.invokeExact();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("getpagesize declares no exception", e);
    }
  }
}
