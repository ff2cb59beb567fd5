package io.github.parallelpipe;

/** Calls a sink of either kind, as a stage that emits what was delivered. */
record SinkCall<X>(Sink<? super X> sink) implements ContextStage<X, X> {

    @Override
    public void open() throws Exception {
        sink.open();
    }

    @Override
    public X process(X item, ItemContext context) throws Exception {
        if (sink instanceof ContextSink<? super X> withContext) {
            withContext.accept(item, context);
        } else {
            sink.accept(item);
        }
        return item;
    }

    @Override
    public void close() throws Exception {
        sink.close();
    }
}
