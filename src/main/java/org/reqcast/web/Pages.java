// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The page templates, compiled once; every value is escaped for HTML. */
final class Pages {
  private final Map<String, Template> compiled = new ConcurrentHashMap<>();
  private final Mustache.Compiler compiler =
      Mustache.compiler()
          .withEscaper(Escapers.HTML)
          .emptyStringIsFalse(true)
          .zeroIsFalse(true)
          .nullValue("");
  private final String organization;

  Pages(String organization) {
    this.organization = organization;
  }

  /** Answers with a page inside the common frame; {@code tab} is the marked entry of the menu. */
  void show(Context context, String page, String tab, String title, Map<String, Object> words) {
    Map<String, Object> frame = new HashMap<>();
    frame.put("title", title);
    frame.put("organization", organization);
    frame.put("tab_" + tab, true);
    frame.put("content", template(page).execute(words));
    frame.put("refresh", words.get("refresh"));
    context.contentType("text/html; charset=utf-8").result(template("frame").execute(frame));
  }

  private Template template(String name) {
    return compiled.computeIfAbsent(name, key -> compiler.compile(resource(key + ".html")));
  }

  static String resource(String name) {
    try (@Nullable InputStream in = Pages.class.getResourceAsStream("/web/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program was built without web/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
