// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may see what while there is no login: the public files are for everybody, everything else
 * only for somebody sitting at this machine. Also the headers that keep a browser from being
 * misused.
 */
final class Guard {
  private static final Set<String> OURS = Set.of("localhost", "127.0.0.1", "[::1]");

  void add(RoutesConfig routes) {
    routes.before(Guard::headers);
    routes.before(this::check);
  }

  static void headers(Context context) {
    policy(context, "'self'");
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "same-origin");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
  }

  /** Sets what a browser may load for the answer; {@code styles} are the allowed style sources. */
  static void policy(Context context, String styles) {
    context.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src "
            + styles
            + "; img-src 'self' data:; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'");
  }

  /** Lets a page use our own scripts, which no page needs. */
  static void scripted(Context context) {
    String policy = context.res().getHeader("Content-Security-Policy");
    context.header("Content-Security-Policy", policy + "; script-src 'self'");
  }

  private void check(Context context) {
    if (open(context.path())) {
      return;
    }
    // A name of somebody else's that points here would let any web page read candidates.
    if (!local(context.ip()) || forwarded(context) || !OURS.contains(host(context))) {
      throw new Closed("This page is only for people at the machine that runs Reqcast.");
    }
    if (!context.method().toString().matches("GET|HEAD") && foreign(context)) {
      throw new Closed("This form was sent from another site.");
    }
    context.header("Cache-Control", "no-store");
  }

  private static boolean open(String path) {
    return path.equals("/openings")
        || path.startsWith("/openings/")
        || path.startsWith("/feeds/")
        || path.startsWith("/assets/")
        || Set.of("/sitemap.xml", "/robots.txt", "/health").contains(path);
  }

  private static boolean forwarded(Context context) {
    return context.header("X-Forwarded-For") != null || context.header("Forwarded") != null;
  }

  private static boolean foreign(Context context) {
    @Nullable String origin = context.header("Origin");
    @Nullable String site = context.header("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return true;
    }
    return origin != null && !origin.equals("http://" + context.header("Host"));
  }

  private static String host(Context context) {
    @Nullable String host = context.header("Host");
    return host == null ? "" : host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
  }

  private static boolean local(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException odd) {
      return false;
    }
  }

  /** A door that stays shut for this visitor. */
  static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Closed(String message) {
      super(message);
    }
  }
}
