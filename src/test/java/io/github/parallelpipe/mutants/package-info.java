/** Mistakes that tests have to notice: what they are, and how to run them. */
@NullMarked
package io.github.parallelpipe.mutants;

import org.jspecify.annotations.NullMarked;
