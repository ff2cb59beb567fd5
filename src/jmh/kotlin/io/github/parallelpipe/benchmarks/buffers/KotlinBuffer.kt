package io.github.parallelpipe.benchmarks.buffers

import kotlinx.coroutines.channels.BufferOverflow
import kotlinx.coroutines.channels.Channel

/** A channel of Kotlin, through what does not suspend. */
class KotlinBuffer(capacity: Int, dropping: Boolean) : Buffer {

    private val channel: Channel<Any> =
        Channel(capacity, if (dropping) BufferOverflow.DROP_OLDEST else BufferOverflow.SUSPEND)

    override fun put(item: Any) {
        channel.trySend(item).getOrThrow()
    }

    override fun take(): Any? = channel.tryReceive().getOrNull()

    override fun drain(): Int {
        var count = 0
        while (channel.tryReceive().isSuccess) {
            count++
        }
        return count
    }
}
