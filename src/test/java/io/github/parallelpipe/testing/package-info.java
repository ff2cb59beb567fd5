/** What tests of threads have in common: to start one, to see that it waits, to join it, and never to sleep. */
package io.github.parallelpipe.testing;
