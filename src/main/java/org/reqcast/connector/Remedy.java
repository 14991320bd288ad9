// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

/** Who must act when something fails. */
public enum Remedy {
  /** They are busy or down; time helps. */
  WAIT,
  /** A credential or setting of ours is wrong; the recruiter or operator acts. */
  RECONFIGURE,
  /** The site or board changed; the connector file needs mending. */
  REPAIR
}
