package io.github.parallelpipe.examples.video;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Draws a scene as a picture of twice the size: a box around everybody, with their number and behaviour, and the
 * frame's number.
 */
final class Annotation {
    private static final int SCALE = 2;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final List<Color> COLOURS =
            List.of(Color.YELLOW, Color.CYAN, Color.ORANGE, Color.GREEN, Color.MAGENTA, Color.WHITE, Color.PINK);

    private final Path folder;

    Annotation(Path folder) {
        this.folder = folder;
    }

    void write(Scene scene) throws IOException {
        Path file = folder.resolve("frame-%06d.png".formatted(scene.frame().number()));
        try (OutputStream out = Files.newOutputStream(file)) {
            ImageIO.write(draw(scene), "png", out);
        }
    }

    static BufferedImage draw(Scene scene) {
        BufferedImage picture = scene.frame().picture();
        int width = SCALE * picture.getWidth();
        int height = SCALE * picture.getHeight();
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setFont(FONT);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.setColor(Color.WHITE);
        pen.drawString("frame " + scene.frame().number(), 8, 18);
        scene.people().forEach(person -> draw(person, pen));
        pen.dispose();
        return drawn;
    }

    private static void draw(Scene.Person person, Graphics2D pen) {
        Track track = person.track();
        Box box = track.box();
        pen.setColor(COLOURS.get(track.id() % COLOURS.size()));
        pen.drawRect(SCALE * box.x(), SCALE * box.y(), SCALE * box.width(), SCALE * box.height());
        String label = "#" + track.id() + (track.seen() ? " " : "? ") + person.behaviour().label();
        pen.drawString(label, SCALE * box.x(), SCALE * box.y() - 4);
    }
}
