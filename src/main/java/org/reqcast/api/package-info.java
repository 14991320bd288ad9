/**
 * Speaking with servers that answer each request: JSON over HTTP, and the AT protocol; how they are
 * signed in to, asked, judged, posted to and collected from.
 */
@NullMarked
package org.reqcast.api;

import org.jspecify.annotations.NullMarked;
