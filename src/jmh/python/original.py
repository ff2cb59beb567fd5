"""Measures the Python original: original.py FOLDER threads|processes SECONDS BYTES

Prints how many items of so many bytes arrive in a second, put one at a time, and put flat out.
"""
import os
import sys
import time
from multiprocessing import Value, active_children

folder, how, seconds, item = sys.argv[1], sys.argv[2], float(sys.argv[3]), bytes(int(sys.argv[4]))
sys.path.insert(0, folder)
from ParallelPipe import Pipeline, Stage  # noqa: E402


class Same(Stage):
    def stage_run(self, x):
        return x


class Count(Stage):
    def __init__(self, arrived):
        super().__init__()
        self.arrived = arrived

    def stage_run(self, x):
        self.arrived.value += 1


def one_at_a_time(pipeline, arrived):
    before, start = arrived.value, time.perf_counter()
    while time.perf_counter() - start < seconds:
        seen = arrived.value
        pipeline.put(item)
        while arrived.value == seen and time.perf_counter() - start < seconds + 5:
            time.sleep(0)
    return (arrived.value - before) / (time.perf_counter() - start)


def flat_out(pipeline, arrived):
    before, start = arrived.value, time.perf_counter()
    while time.perf_counter() - start < seconds:
        pipeline.put(item)
    return (arrived.value - before) / (time.perf_counter() - start)


if __name__ == "__main__":
    count = Value("q", 0, lock=False)
    line = Pipeline(stages=[Same(), Same(), Same()], end_stage=Count(count), buffer_size=2,
                    multiprocess=how == "processes")
    line.start()
    one_at_a_time(line, count)
    print(one_at_a_time(line, count), flat_out(line, count), flush=True)
    for process in active_children():  # it has no end of its own that would be waited for
        process.kill()
    os._exit(0)
