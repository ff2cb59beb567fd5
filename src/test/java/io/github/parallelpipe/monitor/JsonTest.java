package io.github.parallelpipe.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void writesWhatItIsTold() {
        Json json = new Json().beginObject();
        json.name("a").value("b").name("n").value(-1).name("yes").value(true).name("no").value(Optional.empty());
        json.name("some").strings(List.of("x", "y")).name("none").strings(List.of());
        json.name("inside").beginObject().name("ms").millis(1_234_567).name("tenths").tenths(2.25).endObject();
        json.name("last").value(Optional.of("z"));
        assertThat(text(json.endObject())).isEqualTo("{\"a\":\"b\",\"n\":-1,\"yes\":true,\"no\":null,\"some\":[\"x\",\"y\"],"
                + "\"none\":[],\"inside\":{\"ms\":1.234,\"tenths\":2.3},\"last\":\"z\"}");
    }

    @Test
    void keepsEveryCharacterAndHasNoneThatMeansSomethingInHtml() {
        String all = IntStream.range(0, 0x3000).mapToObj(Character::toString).collect(Collectors.joining()) + "😀</script>";
        String text = text(new Json().value(all));
        assertThat(Parsed.value(text)).isEqualTo(all);
        assertThat(text).doesNotContain("<", ">", "&", "\n", "\r", "\u2028", "\u2029", "\u0000");
    }

    @Test
    void writesHoursInMillisecondsThatCanBeRead() {
        assertThat(Parsed.value(text(new Json().millis(40_000_000_123_456_789L)))).isEqualTo(40_000_000_123.456);
    }

    private static String text(Json json) {
        return new String(json.toBytes(), UTF_8);
    }
}
