/** What threads share, as in the JDK and in the library's scope, but such that the explorer decides who goes on when. */
@NullMarked
package io.github.parallelpipe.explore.simulated;

import org.jspecify.annotations.NullMarked;
