/** The one place that touches {@code StructuredTaskScope}, whose shape differs between the JDK's releases. */
@NullMarked
package io.github.parallelpipe.scope;

import org.jspecify.annotations.NullMarked;
