/** Posting by mail, one letter an opening. */
@NullMarked
package org.reqcast.mail;

import org.jspecify.annotations.NullMarked;
