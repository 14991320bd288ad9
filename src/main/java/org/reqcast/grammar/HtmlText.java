// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Words out of HTML, with line breaks where a reader sees them. */
public final class HtmlText {
  private static final Pattern MARKUP =
      Pattern.compile(
          "</?(p|br|a|b|i|em|strong|div|span|ul|ol|li|pre|code|h[1-6]|img|table|tr|td|blockquote)"
              + "(\\s[^<>]*)?/?>|&(#\\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp);",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\x0B\\f\\r\\u00a0]+");
  private static final Pattern LINE_ENDS = Pattern.compile(" *\\n *");
  private static final Pattern GAPS = Pattern.compile("\\n{3,}");
  private static final Pattern SPACES = Pattern.compile(" {2,}");
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "ul",
          "ol",
          "pre",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "table",
          "tr",
          "blockquote",
          "section",
          "article",
          "header",
          "footer");
  private static final Set<String> UNSEEN = Set.of("script", "style", "template", "noscript");

  private HtmlText() {}

  /** The words of a text that may or may not be HTML; plain text stays as it is. */
  public static String plain(String text) {
    return MARKUP.matcher(text).find() ? words(text) : text.strip();
  }

  /** The words of HTML. */
  public static String words(String html) {
    StringBuilder out = new StringBuilder();
    Jsoup.parseBodyFragment(html)
        .body()
        .traverse(
            new NodeVisitor() {
              @Override
              public void head(Node node, int depth) {
                if (node instanceof TextNode text && !unseen(node)) {
                  out.append(BLANKS.matcher(text.getWholeText()).replaceAll(" "));
                } else if (node instanceof Element element) {
                  switch (element.normalName()) {
                    case "br" -> out.append('\n');
                    case "li" -> out.append("\n- ");
                    default -> breakAt(element);
                  }
                }
              }

              @Override
              public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                  breakAt(element);
                }
              }

              private void breakAt(Element element) {
                if (BLOCKS.contains(element.normalName())) {
                  out.append("\n\n");
                }
              }
            });
    String lines = LINE_ENDS.matcher(out).replaceAll("\n");
    String paragraphs = GAPS.matcher(lines).replaceAll("\n\n");
    return SPACES.matcher(paragraphs).replaceAll(" ").strip();
  }

  private static boolean unseen(Node node) {
    return node.parent() instanceof Element parent && UNSEEN.contains(parent.normalName());
  }
}
