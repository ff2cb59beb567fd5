package io.github.parallelpipe.examples.video;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/**
 * A drawn person who goes along a straight line, again and again.
 *
 * @param colour of the clothes
 * @param start where the way begins
 * @param end where it ends
 * @param enters when the person sets out, in seconds
 * @param seconds how long the way takes
 * @param pause how long the person stays at its end, before starting anew
 */
record Figure(Color colour, Place start, Place end, double enters, double seconds, double pause) {

    /** The middle of the feet, and the body's height there, in pixels. */
    record Place(double x, double foot, double height) {
        Place towards(Place other, double share) {
            return new Place(
                    x + share * (other.x - x),
                    foot + share * (other.foot - foot),
                    height + share * (other.height - height));
        }
    }

    /** Two who cross, a runner, one who comes to wait, and one who comes nearer. */
    static List<Figure> onTheSquare() {
        Color blue = new Color(30, 40, 110);
        Color red = new Color(130, 25, 25);
        Color green = new Color(20, 80, 40);
        return List.of(
                new Figure(green, new Place(404, 66, 42), new Place(330, 66, 42), 0.5, 2.5, 60),
                new Figure(blue, new Place(404, 112, 44), new Place(-20, 112, 44), 1, 11.5, 3),
                new Figure(red, new Place(-30, 178, 54), new Place(414, 178, 54), 4, 3.6, 6),
                new Figure(blue, new Place(-20, 268, 70), new Place(404, 268, 70), 1.5, 7.6, 4),
                new Figure(green, new Place(80, 40, 30), new Place(150, 280, 84), 9, 9, 20));
    }

    void draw(Graphics2D pen, double now) {
        double underWay = (now - enters) % (seconds + pause);
        if (now < enters) {
            return;
        }
        boolean going = underWay < seconds;
        Place place = start.towards(end, going ? underWay / seconds : 1);
        if (going || place.x > 0 && place.x < DrawnScene.WIDTH && place.foot < DrawnScene.HEIGHT - 10) {
            draw(pen, place, going ? Math.sin(2 * Math.PI * 1.6 * now) : 0);
        }
    }

    private void draw(Graphics2D pen, Place at, double step) {
        double unit = at.height / 10;
        double hip = at.foot - 4.5 * unit;
        pen.setColor(colour.darker());
        pen.setStroke(new BasicStroke((float) (1.1 * unit), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(new Line2D.Double(at.x, hip, at.x + 1.6 * unit * step, at.foot - 0.5 * unit));
        pen.draw(new Line2D.Double(at.x, hip, at.x - 1.6 * unit * step, at.foot - 0.5 * unit));
        pen.setColor(colour);
        pen.fill(new RoundRectangle2D.Double(at.x - 1.2 * unit, hip - 4 * unit, 2.4 * unit, 4.4 * unit, unit, unit));
        pen.setColor(new Color(150, 110, 90));
        pen.fill(new Ellipse2D.Double(at.x - 0.7 * unit, at.foot - 10 * unit, 1.4 * unit, 1.6 * unit));
    }
}
