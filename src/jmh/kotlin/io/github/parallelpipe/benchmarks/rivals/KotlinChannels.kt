package io.github.parallelpipe.benchmarks.rivals

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.channels.BufferOverflow
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.channels.trySendBlocking
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

/** A coroutine for each stage on the default dispatcher, and a channel in front of it. */
class KotlinChannels : Rival {

    override fun open(work: Work): Line = KotlinLine(work, CoroutineScope(Dispatchers.Default))

    /** The source is read by a coroutine, which is suspended while there is no room. */
    override fun pass(work: Work, source: Iterable<Any>) = runBlocking(Dispatchers.Default) {
        val line = KotlinLine(work, this)
        for (item in source) {
            line.first.send(item)
        }
        line.first.close()
        line.last.join()
    }
}

private class KotlinLine(work: Work, scope: CoroutineScope) : Line {

    val first: Channel<Any> = channel(work)
    val last: Job

    init {
        var from = first
        for (stage in work.stages()) {
            val input = from
            val output = channel(work)
            scope.launch {
                for (item in input) {
                    output.send(stage.apply(item))
                }
                output.close()
            }
            from = output
        }
        last = scope.launch {
            for (item in from) {
                work.sink().accept(item)
            }
        }
    }

    /** From outside of coroutines; does not block where the channel drops, or has room. */
    override fun put(item: Any) {
        first.trySendBlocking(item).getOrThrow()
    }

    override fun finish() {
        first.close()
        runBlocking { last.join() }
    }
}

private fun channel(work: Work): Channel<Any> =
    Channel(work.capacity(), if (work.dropping()) BufferOverflow.DROP_OLDEST else BufferOverflow.SUSPEND)
