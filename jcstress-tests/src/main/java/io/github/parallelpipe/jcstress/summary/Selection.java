package io.github.parallelpipe.jcstress.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jcstress.infra.runners.TestList;

/**
 * Which tests to run: what was compiled as one, split into claims and twins.
 *
 * @param claims       the class names of the claims
 * @param twins        the class names of their twins
 * @param jcstressArgs the arguments without the selection
 */
record Selection(Set<String> claims, Set<String> twins, List<String> jcstressArgs) {

    private static final String TWINS = ".twins.";

    /** Takes the option {@code -t}, jcstress's own, for a pattern that is to be found in a claim's name. */
    static Selection of(String... args) {
        List<String> others = new ArrayList<>(List.of(args));
        Predicate<String> selected = name -> true;
        int option = others.indexOf("-t");
        if (option >= 0 && option + 1 < others.size()) {
            selected = Pattern.compile(others.remove(option + 1)).asPredicate();
            others.remove(option);
        }
        Set<String> claims = compiled(name -> !name.contains(TWINS), selected);
        Set<String> twins = compiled(name -> name.contains(TWINS), twin -> claims.contains(claimOf(twin)));
        return new Selection(claims, twins, others);
    }

    Set<String> claimsWithoutTwin() {
        Set<String> twinless = new TreeSet<>(claims);
        twins.forEach(twin -> twinless.remove(claimOf(twin)));
        return twinless;
    }

    private static Set<String> compiled(Predicate<String> kind, Predicate<String> selected) {
        return TestList.tests().stream()
                .filter(kind.and(selected))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String claimOf(String twin) {
        try {
            return Class.forName(twin).getSuperclass().getName();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("twin is listed, but not there: " + twin, e);
        }
    }
}
