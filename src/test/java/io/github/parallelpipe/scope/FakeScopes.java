package io.github.parallelpipe.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Classes in the shapes that the scope has on the JDK's releases, whole and crippled, so that every JDK meets all. */
public final class FakeScopes {

    private FakeScopes() {}

    /** What all shapes have. */
    public static class Fake implements AutoCloseable {
        final String name;
        final ThreadFactory threads;
        Callable<?> forked;
        boolean joined;

        Fake(String name, ThreadFactory threads) {
            this.name = name;
            this.threads = threads;
        }

        public Object fork(Callable<?> task) {
            forked = task;
            return this;
        }

        public Object join() throws InterruptedException {
            joined = true;
            return this;
        }

        @Override
        public void close() {}
    }


    /** JDK 21 to 24. */
    public static class Shape21 extends Fake {
        Shape21(String name, ThreadFactory threads) {
            super(name, threads);
        }

        public static final class ShutdownOnFailure extends Shape21 {
            public ShutdownOnFailure(String name, ThreadFactory threads) {
                super(name, threads);
            }
        }
    }

    /** JDK 25. */
    public static class Shape25 extends Fake {
        Shape25(Configuration configuration) {
            super(configuration.name, configuration.threads);
        }

        public static Shape25 open(Joiner joiner, Function<Configuration, Configuration> configure) {
            assertThat(joiner).isNotNull();
            return new Shape25(configure.apply(new Configuration(null, null)));
        }

        public record Joiner() {
            public static Joiner awaitAllSuccessfulOrThrow() {
                return new Joiner();
            }
        }

        public record Configuration(String name, ThreadFactory threads) {
            public Configuration withName(String newName) {
                return new Configuration(newName, threads);
            }

            public Configuration withThreadFactory(ThreadFactory newThreads) {
                return new Configuration(name, newThreads);
            }
        }
    }

    /** From JDK 26 on. */
    public static class Shape26 extends Fake {
        Shape26(Configuration configuration) {
            super(configuration.name, configuration.threads);
        }

        public static Shape26 open(Joiner joiner, UnaryOperator<Configuration> configure) {
            assertThat(joiner).isNotNull();
            return new Shape26(configure.apply(new Configuration(null, null)));
        }

        public record Joiner() {
            public static Joiner awaitAllSuccessfulOrThrow() {
                return new Joiner();
            }
        }

        public record Configuration(String name, ThreadFactory threads) {
            public Configuration withName(String newName) {
                return new Configuration(newName, threads);
            }

            public Configuration withThreadFactory(ThreadFactory newThreads) {
                return new Configuration(name, newThreads);
            }
        }
    }

    /** One whose join fails. */
    public static class Throwing extends Shape21 {
        static Throwable next;

        Throwing(String name, ThreadFactory threads) {
            super(name, threads);
        }

        @Override
        public Object join() throws InterruptedException {
            throw FakeScopes.<RuntimeException>sneaky(next);
        }

        public static final class ShutdownOnFailure extends Throwing {
            public ShutdownOnFailure(String name, ThreadFactory threads) {
                super(name, threads);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E sneaky(Throwable failure) throws E {
        throw (E) failure;
    }

    // ---- Crippled ones: each lacks what it is named for, and what is looked up later. ----

    public static class NoFork {
        public void join() {}
    }

    public static class NoJoin {
        public void fork(Callable<?> task) {}
    }

    /** Has what it needs but the means to open it. */
    public static class ForkAndJoin {
        public void fork(Callable<?> task) {}

        public void join() {}
    }

    public static class NoShutdownOnFailure extends ForkAndJoin {}

    public static class OtherConstructor extends ForkAndJoin {
        public static class ShutdownOnFailure {}
    }

    public static class NoConfiguration extends ForkAndJoin {
        public static class Joiner {}
    }

    public static class NoPolicy extends ForkAndJoin {
        public static class Joiner {}

        public static class Configuration {}
    }

    public static class NoName extends ForkAndJoin {
        public static class Joiner {
            public static Joiner awaitAllSuccessfulOrThrow() {
                return new Joiner();
            }
        }

        public static class Configuration {}
    }

    public static class NoThreadFactory extends ForkAndJoin {
        public static class Joiner {
            public static Joiner awaitAllSuccessfulOrThrow() {
                return new Joiner();
            }
        }

        public static class Configuration {
            public Configuration withName(String name) {
                return this;
            }
        }
    }

    public static class NoOpen extends ForkAndJoin {
        public static class Joiner {
            public static Joiner awaitAllSuccessfulOrThrow() {
                return new Joiner();
            }
        }

        public static class Configuration {
            public Configuration withName(String name) {
                return this;
            }

            public Configuration withThreadFactory(ThreadFactory threads) {
                return this;
            }
        }
    }
}
