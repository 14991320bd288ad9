// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.regex.Pattern;
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

  private static final Pattern LIKE_AN_ENTITY = Pattern.compile("&(?=#?\\w+;)");

  private Markup() {}

  /** HTML; HTML written in the source is shown, not obeyed. */
  static String html(String source) {
    return HTML.render(PARSER.parse(source)).strip();
  }

  static String text(String source) {
    return TEXT.render(PARSER.parse(source)).strip();
  }

  /**
   * HTML without a single entity, for readers that do not know them: angle brackets of the text
   * become others that look alike.
   */
  static String bare(String source) {
    String literal =
        html(source)
            .replace("&lt;", "‹")
            .replace("&gt;", "›")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
    return LIKE_AN_ENTITY.matcher(literal).replaceAll("＆");
  }
}
