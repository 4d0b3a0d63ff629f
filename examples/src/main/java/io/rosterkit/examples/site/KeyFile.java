package io.rosterkit.examples.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The secret key in a file that only its owner can read. A product would take it from its vault instead. */
final class KeyFile {

    private static final int BYTES = 32;

    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    boolean isThere() {
        return Files.exists(file);
    }

    byte[] read() throws IOException {
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length == BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notHex) {
            throw new CannotGoOn("The key in " + file + " is damaged, and nothing can be read without it.");
        }
        throw new CannotGoOn("The key in " + file + " is cut, and nothing can be read without it.");
    }

    void make() throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        byte[] text = HexFormat.of().formatHex(key).getBytes(StandardCharsets.US_ASCII);
        Set<OpenOption> anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, anew, ownerOnly())) {
            channel.write(java.nio.ByteBuffer.wrap(text));
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
