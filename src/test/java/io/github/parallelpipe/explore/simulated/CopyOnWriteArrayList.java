package io.github.parallelpipe.explore.simulated;

import io.github.parallelpipe.explore.Printed;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** As {@link java.util.concurrent.CopyOnWriteArrayList}, under the explorer's control. */
public final class CopyOnWriteArrayList<E> extends AbstractList<E> implements Printed {

    private List<E> elements = List.of();

    @Override
    public E get(int index) {
        return access().get(index);
    }

    @Override
    public int size() {
        return access().size();
    }

    @Override
    public void add(int index, E element) {
        List<E> copy = new ArrayList<>(access());
        copy.add(index, element);
        elements = List.copyOf(copy);
    }

    /** One access only. */
    @Override
    public boolean add(E element) {
        List<E> copy = new ArrayList<>(access());
        copy.add(element);
        elements = List.copyOf(copy);
        return true;
    }

    @Override
    public Iterator<E> iterator() {
        return access().iterator();
    }

    private List<E> access() {
        World world = World.current();
        world.point();
        world.observe(elements);
        return elements;
    }

    @Override
    public Object printed() {
        return elements;
    }
}
