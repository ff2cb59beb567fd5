package io.github.parallelpipe.examples.video;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A camera for those who have none: people walk, run, stand and come nearer on a drawn square. Encoded as JPEG, so
 * that every stage works as it does on real footage.
 */
final class DrawnScene implements FrameSource {
    static final int WIDTH = 384;
    static final int HEIGHT = 288;

    private final double framesPerSecond;
    private final List<Figure> figures = Figure.onTheSquare();
    private final BufferedImage square = square();
    private final BufferedImage canvas = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    private long next;

    DrawnScene(double framesPerSecond) {
        this.framesPerSecond = framesPerSecond;
    }

    @Override
    public boolean read(Frame frame) throws IOException {
        draw(next++ / framesPerSecond);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream(16 * 1024);
        ImageIO.write(canvas, "jpeg", jpeg);
        frame.clear();
        for (byte value : jpeg.toByteArray()) {
            frame.append(value);
        }
        return true;
    }

    @Override
    public void close() {
        // nothing is open
    }

    private void draw(double seconds) {
        Graphics2D pen = canvas.createGraphics();
        pen.drawImage(square, 0, 0, null);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        figures.forEach(figure -> figure.draw(pen, seconds));
        pen.dispose();
    }

    /** Grey paving with a few thousand darker specks, the same in every run. */
    private static BufferedImage square() {
        BufferedImage square = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = square.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(200, 205, 200), 0, HEIGHT, new Color(150, 155, 150)));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(new Color(0, 0, 0, 25));
        Random random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            pen.fillRect(random.nextInt(WIDTH), random.nextInt(HEIGHT), 2, 1);
        }
        pen.dispose();
        return square;
    }
}
