/**
 * Other libraries feed a pipeline, are fed by one, and stand on both sides of one. What has to hold is said once, in {@link
 * io.github.parallelpipe.flow.interop.InteropContract}; each library has a class that says how it does what that needs.
 */
package io.github.parallelpipe.flow.interop;
