/** Collecting people from files: résumés, exports, tables. */
@NullMarked
package org.reqcast.files;

import org.jspecify.annotations.NullMarked;
