/** What can be seen of a pipeline and of its run, without touching either. */
@NullMarked
package io.github.parallelpipe.observe;

import org.jspecify.annotations.NullMarked;
