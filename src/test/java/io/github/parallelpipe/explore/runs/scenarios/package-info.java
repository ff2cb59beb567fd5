/** What may happen in a run. Loaded with each library that is explored, so it knows that one's classes. */
package io.github.parallelpipe.explore.runs.scenarios;
