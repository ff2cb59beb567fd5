/**
 * The kill table: which layer of the tests notices which mistake, and how soon. {@link
 * io.github.parallelpipe.kills.KillTable} puts each {@linkplain io.github.parallelpipe.kills.Bug bug} before each
 * {@linkplain io.github.parallelpipe.kills.Layer layer}, and checks that no bug gets past the normal build, nor past all
 * but one of the layers.
 *
 * <pre>
 *     Bugs      a mistake, compiled into a folder of classes     PatchedClasses
 *     Layer     a JVM whose class path begins with that folder   Child
 *     Verdict   killed by what, and after how long; or survived
 *     Row       the verdicts on one bug, and the rule            Table, Page
 * </pre>
 */
@NullMarked
package io.github.parallelpipe.kills;

import org.jspecify.annotations.NullMarked;
