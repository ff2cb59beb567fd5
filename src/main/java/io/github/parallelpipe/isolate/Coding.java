package io.github.parallelpipe.isolate;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How one kind of items passes: by a codec of the user's, or as anything. */
final class Coding {

    private final @Nullable Codec<Object> codec;
    private final AnyCodec any;

    Coding(@Nullable Codec<Object> codec, AnyCodec any) {
        this.codec = codec;
        this.any = any;
    }

    Payload encode(Object item) throws IOException {
        return codec == null ? any.encode(item) : new Payload(Payload.CUSTOM, codec.encode(item).duplicate());
    }

    Object decode(Payload payload) throws IOException {
        return codec == null ? any.decode(payload) : codec.decode(payload.bytes());
    }
}
