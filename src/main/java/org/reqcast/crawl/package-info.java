/** Reading people out of web pages, politely, host by host. */
@NullMarked
package org.reqcast.crawl;

import org.jspecify.annotations.NullMarked;
