package io.github.parallelpipe.jmx;

import io.github.parallelpipe.PipelineBuilder;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunListener;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Registers the runs of pipelines in an MBean server: each as a {@link PipelineRunMXBean}, from its start to its end. Given to
 * any number of pipelines as their {@linkplain PipelineBuilder#listener listener}; a run that was started without it is
 * registered by {@link #started}, and then until {@link #ended} or {@link #close} is called.
 *
 * <p>The object name is {@code io.github.parallelpipe:type=PipelineRun,name="behaviour"}, with the pipeline's name {@linkplain
 * ObjectName#quote quoted}. Where that is taken, by another run that goes on, {@code run=2} is added to it, or the first number
 * from then on that is free.
 *
 * <p><em>Threading:</em> for any number of threads.
 */
public final class PipelineMBeans implements RunListener, AutoCloseable {

    private final MBeanServer server;
    private final Map<PipelineRun<?>, ObjectName> registered = new ConcurrentHashMap<>();

    /** Registers runs in the platform's server, which JConsole and others connect to. */
    public PipelineMBeans() {
        this(ManagementFactory.getPlatformMBeanServer());
    }

    /**
     * Registers runs in a server.
     *
     * @param server has the beans
     */
    public PipelineMBeans(MBeanServer server) {
        this.server = Objects.requireNonNull(server, "server must not be null");
    }

    /**
     * Registers a run.
     *
     * @param run the run
     */
    @Override
    public void started(PipelineRun<?> run) {
        Objects.requireNonNull(run, "run must not be null");
        registered.computeIfAbsent(run, this::register);
    }

    private ObjectName register(PipelineRun<?> run) {
        String name = "io.github.parallelpipe:type=PipelineRun,name=" + ObjectName.quote(run.report().pipeline());
        RunBean bean = new RunBean(run);
        try {
            @Nullable ObjectName free = null;
            for (int number = 1; free == null; number++) {
                free = tryToRegister(bean, new ObjectName(number == 1 ? name : name + ",run=" + number));
            }
            return free;
        } catch (JMException e) {
            throw new IllegalStateException("run cannot be registered in JMX: " + name, e);
        }
    }

    /** Null if the name is taken. */
    private @Nullable ObjectName tryToRegister(RunBean bean, ObjectName name) throws JMException {
        try {
            server.registerMBean(bean, name);
            return name;
        } catch (InstanceAlreadyExistsException e) {
            return null;
        }
    }

    /**
     * Takes a run out of the server; does nothing if it is not there.
     *
     * @param run the run
     */
    @Override
    public void ended(PipelineRun<?> run) {
        ObjectName name = registered.remove(run);
        if (name != null) {
            unregister(name);
        }
    }

    private void unregister(ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            // Somebody else did.
        } catch (JMException e) {
            throw new IllegalStateException("run cannot be taken out of JMX: " + name, e);
        }
    }

    /** Takes all of its runs out of the server. */
    @Override
    public void close() {
        registered.keySet().forEach(this::ended);
    }
}
