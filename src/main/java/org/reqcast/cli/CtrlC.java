// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reqcast.app.Serving;

/** The keys Ctrl-C: the first press asks the service to stop, the second ends it at once. */
final class CtrlC {
  private static final int INTERRUPTED = 130;

  private CtrlC() {}

  static void stops(Serving service, Terminal terminal) {
    AtomicBoolean pressed = new AtomicBoolean();
    handle(
        () -> {
          if (pressed.getAndSet(true)) {
            Runtime.getRuntime().halt(INTERRUPTED);
          }
          terminal.err().println();
          terminal.err().println(sentence(service.underWay()));
          service.stop();
        });
  }

  static String sentence(List<String> underWay) {
    return underWay.isEmpty()
        ? "Stopping; nothing is under way. Ctrl-C once more ends it at once."
        : "Stopping; finishing or putting away "
            + String.join(", ", underWay)
            + ", at most a few seconds. Ctrl-C once more ends it at once; nothing is lost.";
  }

  // The class that hears signals is in every JDK and in no specification.
  private static void handle(Runnable press) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object keys =
          Proxy.newProxyInstance(
              CtrlC.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  press.run();
                }
                return method.getReturnType() == int.class ? 0 : null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), keys);
    } catch (ReflectiveOperationException noSignals) {
      // Then the first press ends the process in the ordinary way, which is in order too.
    }
  }
}
