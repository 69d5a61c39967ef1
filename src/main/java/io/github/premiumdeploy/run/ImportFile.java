package io.github.premiumdeploy.run;

import io.github.premiumdeploy.descriptor.DescriptorReader;
import io.github.premiumdeploy.descriptor.DescriptorSchema;
import io.github.premiumdeploy.descriptor.Values;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.text.LineDifference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where what is taken over goes. A file that is there is never overwritten.
 *
 * @param basedir the directory from which messages name it
 */
record ImportFile(Path file, Path basedir) {

    /** The same for one of several targets. */
    ImportFile ofTarget(String id) {
        return id.equals("default") ? this : new ImportFile(JobReader.ofTarget(file, id), basedir);
    }

    /** The file as messages name it. */
    String name() {
        return DescriptorSource.name(basedir, file);
    }

    /**
     * Lines that make editors use the schema, which this leaves among the reports.
     *
     * @throws IOException if it cannot be written
     */
    List<String> schemaLines(OutputFiles reports) throws IOException {
        Path schema = reports.write(DescriptorSchema.RESOURCE, DescriptorSchema.schema())
                .toAbsolutePath();
        Path directory = file.toAbsolutePath().normalize().getParent();
        String address = directory.getRoot().equals(schema.getRoot())
                ? directory.relativize(schema.normalize()).toString().replace('\\', '/')
                : schema.toUri().toString();
        return DescriptorSchema.editorLines(address);
    }

    /**
     * Writes it, or says what differs where it is there.
     *
     * @param secrets is told what the present one has of secrets, before anything of it is shown
     * @return lines for a reader
     * @throws IOException if it can neither be written nor read
     */
    List<String> write(String yaml, Consumer<String> secrets) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        try {
            Files.writeString(
                    file, yaml, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            List<String> lines = new ArrayList<>(List.of("Written: " + name()));
            DescriptorSource.PLACES.stream()
                    .map(basedir::resolve)
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .filter(used -> !used.equals(file))
                    .ifPresent(used -> lines.add("Goals without <descriptor> use "
                            + DescriptorSource.name(basedir, used) + ", which is there as well."));
            return lines;
        } catch (FileAlreadyExistsException e) {
            return difference(yaml, secrets);
        }
    }

    private List<String> difference(String yaml, Consumer<String> secrets) throws IOException {
        // Only to learn what in it is secret: it may be anything.
        new DescriptorReader(Values.NONE, secrets).read(file, name());
        List<String> difference = LineDifference.of(Files.readString(file), yaml);
        if (difference.isEmpty()) {
            return List.of(name() + " is there, and has just this.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(name()
                + " is there, and is left as it is. What differs (- only there, + only in what was taken over):");
        difference.forEach(line -> lines.add("  " + line));
        lines.add("Another file is written with -Dgenesyscloud.importFile=FILE.");
        return lines;
    }
}
