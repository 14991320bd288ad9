// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors

/**
 * The promise that a board or source keeps, the YAML file that describes it, the accounts and their
 * secrets.
 */
@NullMarked
package org.reqcast.connector;

import org.jspecify.annotations.NullMarked;
