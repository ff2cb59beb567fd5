package com.google.errorprone.annotations.concurrent;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes the place of Error Prone's own while the library is compiled, and stays out of its class files. The original
 * would be left in them, and every user who compiles with {@code -Xlint:all} warned that its class file is not found.
 * Never in the jar.
 */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface GuardedBy {

    /**
     * The lock.
     *
     * @return the name of the field that holds it
     */
    String[] value();
}
