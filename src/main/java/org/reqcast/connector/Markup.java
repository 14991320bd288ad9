// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** CommonMark to HTML that is safe to show, and to plain text. */
final class Markup {
  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
  private static final TextContentRenderer TEXT =
      TextContentRenderer.builder().lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS).build();

  private Markup() {}

  /** HTML; HTML written in the source is shown, not obeyed. */
  static String html(String source) {
    return HTML.render(PARSER.parse(source)).strip();
  }

  static String text(String source) {
    return TEXT.render(PARSER.parse(source)).strip();
  }
}
