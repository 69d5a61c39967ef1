package io.github.premiumdeploy.plan.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The permissions of a file that only its owner can read: POSIX permissions, or where there are none, as on Windows, an
 * access control list. A file system that has neither keeps its own.
 */
final class OwnerOnly {

    static final Set<PosixFilePermission> PERMISSIONS = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** What a file in a directory is made with, so that there is no moment at which others can read it. */
    static FileAttribute<?>[] attributes(Path directory) {
        return Files.getFileAttributeView(directory, PosixFileAttributeView.class) == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PERMISSIONS)};
    }

    /** Takes a file from everybody else, if anybody else can read it. */
    static void tighten(Path file) throws IOException {
        PosixFileAttributeView posix =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (posix != null) {
            Set<PosixFilePermission> now = EnumSet.noneOf(PosixFilePermission.class);
            now.addAll(posix.readAttributes().permissions());
            if (!PERMISSIONS.containsAll(now)) {
                now.retainAll(PERMISSIONS);
                posix.setPermissions(now);
            }
            return;
        }
        AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (acl != null) {
            UserPrincipal owner = acl.getOwner();
            if (!acl.getAcl().stream().allMatch(entry -> entry.principal().equals(owner))) {
                acl.setAcl(List.of(AclEntry.newBuilder()
                        .setType(AclEntryType.ALLOW)
                        .setPrincipal(owner)
                        .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                        .build()));
            }
        }
    }
}
