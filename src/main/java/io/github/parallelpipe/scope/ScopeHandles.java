package io.github.parallelpipe.scope;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The members of {@code StructuredTaskScope} that are needed, in the shape that the running JDK has them.
 *
 * <table>
 * <caption>What differs</caption>
 * <tr><th>JDK</th><th>opened by</th></tr>
 * <tr><td>21 to 24</td><td>the constructor of its subclass {@code ShutdownOnFailure}</td></tr>
 * <tr><td>25</td><td>{@code open(Joiner, Function)}</td></tr>
 * <tr><td>from 26 on</td><td>{@code open(Joiner, UnaryOperator)}</td></tr>
 * </table>
 *
 * <p>The shape is told by what is there, not by the version. Members that some release lacks or has renamed are
 * avoided: {@code awaitAll}, the {@code any...} joiners, {@code joinUntil}, {@code withTimeout}, {@code shutdown}.
 */
final class ScopeHandles {

    private static final String SCOPE = "java.util.concurrent.StructuredTaskScope";

    /** A failed look-up is kept, not thrown: an exception here would be reported once, and then as a missing class. */
    private static final @Nullable ScopeHandles FOUND;
    private static final @Nullable ReflectiveOperationException MISSING;

    static {
        ScopeHandles found = null;
        ReflectiveOperationException missing = null;
        try {
            found = lookUp(SCOPE);
        } catch (ReflectiveOperationException e) {
            missing = e;
        }
        FOUND = found;
        MISSING = missing;
    }

    private final Opener opener;
    private final MethodHandle fork;
    private final MethodHandle join;

    private ScopeHandles(Opener opener, MethodHandle fork, MethodHandle join) {
        this.opener = opener;
        this.fork = fork;
        this.join = join;
    }

    @FunctionalInterface
    private interface Opener {
        Object open(String name, ThreadFactory threads) throws Throwable;
    }

    static ScopeHandles ofThisJdk() {
        if (FOUND == null) {
            throw unsupported(MISSING);
        }
        return FOUND;
    }

    static UnsupportedOperationException unsupported(@Nullable ReflectiveOperationException missing) {
        String what = missing == null ? SCOPE : missing.getMessage();
        return new UnsupportedOperationException(
                "StructuredTaskScope of JDK " + Runtime.version() + " lacks a member that is needed: " + what, missing);
    }

    static ScopeHandles lookUp(String scopeName) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        Class<?> scope = Class.forName(scopeName);
        MethodHandle fork = lookup.unreflect(scope.getMethod("fork", Callable.class));
        MethodHandle join = lookup.unreflect(scope.getMethod("join"));
        Class<?> joiner = nested(scope, "Joiner");
        Opener opener = joiner == null ? constructor(lookup, scope) : factory(lookup, scope, joiner);
        return new ScopeHandles(opener, fork, join);
    }

    private static Opener constructor(MethodHandles.Lookup lookup, Class<?> scope) throws ReflectiveOperationException {
        Class<?> shutdownOnFailure = Class.forName(scope.getName() + "$ShutdownOnFailure");
        MethodHandle constructor = lookup.findConstructor(
                shutdownOnFailure, methodType(void.class, String.class, ThreadFactory.class));
        return constructor::invoke;
    }

    private static Opener factory(MethodHandles.Lookup lookup, Class<?> scope, Class<?> joiner)
            throws ReflectiveOperationException {
        Class<?> configuration = Class.forName(scope.getName() + "$Configuration");
        MethodHandle policy = lookup.findStatic(joiner, "awaitAllSuccessfulOrThrow", methodType(joiner));
        MethodHandle withName = lookup.findVirtual(configuration, "withName", methodType(configuration, String.class));
        MethodHandle withThreads = lookup.findVirtual(
                configuration, "withThreadFactory", methodType(configuration, ThreadFactory.class));
        MethodHandle open = open(lookup, scope, joiner);
        return (name, threads) -> {
            UnaryOperator<Object> configure = initial -> configure(withName, withThreads, initial, name, threads);
            return open.invoke(policy.invoke(), configure);
        };
    }

    private static MethodHandle open(MethodHandles.Lookup lookup, Class<?> scope, Class<?> joiner)
            throws ReflectiveOperationException {
        try {
            return lookup.findStatic(scope, "open", methodType(scope, joiner, UnaryOperator.class));
        } catch (NoSuchMethodException e) {
            return lookup.findStatic(scope, "open", methodType(scope, joiner, Function.class));
        }
    }

    private static Object configure(
            MethodHandle withName, MethodHandle withThreads, Object initial, String name, ThreadFactory threads) {
        try {
            return withThreads.invoke(withName.invoke(initial, name), threads);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static @Nullable Class<?> nested(Class<?> outer, String name) {
        try {
            return Class.forName(outer.getName() + "$" + name);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    AutoCloseable open(String name, ThreadFactory threads) {
        try {
            return (AutoCloseable) opener.open(name, threads);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    void fork(Object scope, Callable<?> task) {
        try {
            fork.invoke(scope, task);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    /** Releases differ in what they throw, and whether, when a task has failed: who forked it knows that already. */
    void join(Object scope) throws InterruptedException {
        try {
            join.invoke(scope);
        } catch (InterruptedException e) {
            throw e;
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            if (e instanceof IllegalStateException || e instanceof WrongThreadException) {
                throw unchecked(e);
            }
        }
    }

    private static RuntimeException unchecked(Throwable e) {
        if (e instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (e instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("unexpected failure of StructuredTaskScope", e);
    }
}
