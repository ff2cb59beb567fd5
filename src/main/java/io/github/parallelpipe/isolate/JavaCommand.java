package io.github.parallelpipe.isolate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What starts a child: the JDK of this process, with its paths. */
final class JavaCommand {

    private JavaCommand() {}

    static List<String> of(Recipe recipe, List<String> options, ChildFolder folder) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:-CreateCoredumpOnCrash");
        command.add("-XX:ErrorFile=" + folder.crashLog());
        command.add("@" + folder.arguments(paths()));
        Module library = ChildMain.class.getModule();
        Module stage = recipe.stage().getModule();
        if (stage.isNamed()) {
            command.addAll(List.of("--add-modules", stage.getName()));
        }
        command.addAll(options);
        command.addAll(library.isNamed()
                ? List.of("-m", library.getName() + "/" + ChildMain.class.getName())
                : List.of(ChildMain.class.getName()));
        command.add(folder.socket().toString());
        return command;
    }

    /** As this process has them; in a file, since a command line has an end. */
    private static List<String> paths() {
        List<String> paths = new ArrayList<>();
        String classPath = System.getProperty("java.class.path", "");
        if (!classPath.isEmpty()) {
            paths.addAll(List.of("-cp", classPath));
        }
        String modulePath = System.getProperty("jdk.module.path", "");
        if (!modulePath.isEmpty()) {
            paths.addAll(List.of("-p", modulePath, "--add-modules", "ALL-MODULE-PATH"));
        }
        return paths;
    }
}
