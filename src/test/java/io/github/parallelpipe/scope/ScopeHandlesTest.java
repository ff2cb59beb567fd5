package io.github.parallelpipe.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.parallelpipe.scope.FakeScopes.Fake;
import io.github.parallelpipe.scope.FakeScopes.NoConfiguration;
import io.github.parallelpipe.scope.FakeScopes.NoFork;
import io.github.parallelpipe.scope.FakeScopes.NoJoin;
import io.github.parallelpipe.scope.FakeScopes.NoName;
import io.github.parallelpipe.scope.FakeScopes.NoOpen;
import io.github.parallelpipe.scope.FakeScopes.NoPolicy;
import io.github.parallelpipe.scope.FakeScopes.NoShutdownOnFailure;
import io.github.parallelpipe.scope.FakeScopes.NoThreadFactory;
import io.github.parallelpipe.scope.FakeScopes.OtherConstructor;
import io.github.parallelpipe.scope.FakeScopes.Shape21;
import io.github.parallelpipe.scope.FakeScopes.Shape25;
import io.github.parallelpipe.scope.FakeScopes.Shape26;
import io.github.parallelpipe.scope.FakeScopes.Throwing;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each shape of the scope is found, and what is missing from a crippled one is named. */
class ScopeHandlesTest {

    private static final ThreadFactory THREADS = Thread.ofVirtual().factory();

    @ParameterizedTest
    @ValueSource(classes = {Shape21.class, Shape25.class, Shape26.class})
    void opensForksAndJoinsInEveryShape(Class<? extends Fake> shape) throws Exception {
        ScopeHandles handles = ScopeHandles.lookUp(shape.getName());
        Callable<String> task = () -> "done";

        try (AutoCloseable scope = handles.open("my-scope", THREADS)) {
            handles.fork(scope, task);
            handles.join(scope);

            Fake fake = shape.cast(scope);
            assertThat(fake.name).isEqualTo("my-scope");
            assertThat(fake.threads).isSameAs(THREADS);
            assertThat(fake.forked).isSameAs(task);
            assertThat(fake.joined).isTrue();
        }
    }

    @Test
    void saysThatTheClassIsMissing() {
        assertMissing("io.github.parallelpipe.scope.NoSuchScope", "NoSuchScope");
    }

    @Test
    void saysWhichOfTheCommonMembersIsMissing() {
        assertMissing(NoFork.class.getName(), "fork");
        assertMissing(NoJoin.class.getName(), "join");
    }

    @Test
    void saysWhichMemberOfTheShapeOf21IsMissing() {
        assertMissing(NoShutdownOnFailure.class.getName(), "ShutdownOnFailure");
        assertMissing(OtherConstructor.class.getName(), "ShutdownOnFailure.<init>(String,ThreadFactory)");
    }

    @Test
    void saysWhichMemberOfTheLaterShapesIsMissing() {
        assertMissing(NoConfiguration.class.getName(), "Configuration");
        assertMissing(NoPolicy.class.getName(), "awaitAllSuccessfulOrThrow");
        assertMissing(NoName.class.getName(), "withName");
        assertMissing(NoThreadFactory.class.getName(), "withThreadFactory");
        assertMissing(NoOpen.class.getName(), "open");
    }

    private static void assertMissing(String scope, String member) {
        ReflectiveOperationException missing =
                catchThrowableOfType(ReflectiveOperationException.class, () -> ScopeHandles.lookUp(scope));

        assertThat(missing).as("look-up in %s", scope).isNotNull();
        assertThat(ScopeHandles.unsupported(missing))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith("StructuredTaskScope of JDK " + Runtime.version() + " lacks a member")
                .hasMessageContaining(member)
                .hasCause(missing);
    }

    @Test
    void joinIsSilentAboutTheFailureOfATask() throws Exception {
        joinThrowing(new RuntimeException("as StructuredTaskScope.FailedException is"));
        joinThrowing(new Exception("as ExecutionException is"));
    }

    @Test
    void joinPassesOnWhatIsNotAboutATask() {
        for (Throwable failure : new Throwable[] {
            new InterruptedException(), new IllegalStateException(), new WrongThreadException(), new OutOfMemoryError()
        }) {
            assertThatThrownBy(() -> joinThrowing(failure)).isSameAs(failure);
        }
    }

    private static void joinThrowing(Throwable failure) throws Exception {
        Throwing.next = failure;
        ScopeHandles handles = ScopeHandles.lookUp(Throwing.class.getName());
        try (AutoCloseable scope = handles.open("my-scope", THREADS)) {
            handles.join(scope);
        }
    }
}
