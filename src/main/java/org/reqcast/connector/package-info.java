// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors

/**
 * The promise that a board or source keeps, the YAML file that describes it, the accounts and their
 * secrets; and the words that such a file may say of an ad, checked when it is read.
 *
 * <p>Keeper of the template language and of CommonMark. It never learns which dialects there are:
 * {@link org.reqcast.connector.Dialects} is handed in.
 */
@NullMarked
package org.reqcast.connector;

import org.jspecify.annotations.NullMarked;
