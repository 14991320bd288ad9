// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import org.commonmark.node.Node;
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

  /**
   * A text in all its forms.
   *
   * @param html HTML; HTML written in the source is shown, not obeyed
   * @param text without markup
   * @param bare HTML without a single entity, for readers that do not know them: angle brackets of
   *     the text become others that look alike
   */
  record Said(String html, String text, String bare) {}

  static Said of(String source) {
    Node parsed = PARSER.parse(source);
    String html = HTML.render(parsed).strip();
    return new Said(html, TEXT.render(parsed).strip(), bare(html));
  }

  private static String bare(String html) {
    if (html.indexOf('&') < 0) {
      return html;
    }
    String literal =
        html.replace("&lt;", "‹")
            .replace("&gt;", "›")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
    return Escape.bare(literal);
  }
}
