package io.github.parallelpipe.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void keepsTheOrderAroundTheEnd(int capacity) {
        Slots<Integer> slots = new Slots<>(capacity);
        int in = 0;
        int out = 0;
        for (int lap = 0; lap < 3 * capacity; lap++) {
            while (slots.size() < capacity) {
                slots.append(in++, 0, 0, 0);
                slots.checkInvariants();
            }
            for (int i = 0; i <= lap % capacity; i++) {
                assertThat(slots.removeOldest()).isEqualTo(out++);
                slots.checkInvariants();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void replacesTheOldestAroundTheEnd(int capacity) {
        Slots<Integer> slots = new Slots<>(capacity);
        int in = 0;
        while (slots.size() < capacity) {
            slots.append(in++, 0, 0, 0);
        }
        for (int out = 0; out < 3 * capacity; out++) {
            assertThat(slots.replaceOldest(in++, 0, 0, 0)).isEqualTo(out);
            slots.checkInvariants();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void movesItemsWithTheirOriginsAroundTheEnd(int capacity) {
        Slots<Integer> slots = new Slots<>(capacity);
        Batch<Integer> batch = new Batch<>(0);
        for (int start = 0; start < 2 * capacity; start++) {
            for (int i = 0; i < capacity; i++) {
                slots.append(i, 10 + i, 20 + i, 30 + i);
            }
            slots.moveOldest(batch, capacity);
            for (int i = 0; i < capacity; i++) {
                assertThat(batch.item(i)).isEqualTo(i);
                assertThat(batch.sequence(i)).isEqualTo(10 + i);
                assertThat(batch.enteredNanos(i)).isEqualTo(20 + i);
                assertThat(batch.missed(i)).isEqualTo(30 + i);
            }
            slots.append(0, 0, 0, 0);
            slots.removeOldest(); // the next round starts one slot on
            slots.checkInvariants();
        }
    }
}
