package io.github.premiumdeploy.text;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says what went wrong with a file, without the names of exceptions, which mean nothing to a reader of a build. */
public final class FileErrorText {

    private FileErrorText() {}

    /** What went wrong, as part of a sentence; with the file's name where it is known. */
    public static String of(Exception e) {
        if (!(e instanceof FileSystemException file)) {
            return e.getMessage() == null ? "it cannot be read or written" : e.getMessage();
        }
        return file.getFile() + ": " + reason(file);
    }

    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "this build may not read or write it";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "it is there, and is not the directory that is needed";
        }
        if (e instanceof NotDirectoryException) {
            return "it is no directory";
        }
        if (e instanceof DirectoryNotEmptyException) {
            return "the directory is not empty";
        }
        return e.getReason() == null ? "it cannot be read or written" : e.getReason();
    }
}
