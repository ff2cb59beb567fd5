package io.github.parallelpipe.explore;

/** Something whose fields are not what should go into a {@link Fingerprint}. */
public interface Printed {

    /** {@return what goes into it instead} */
    Object printed();
}
