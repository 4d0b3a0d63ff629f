package io.rosterkit.engine.call;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * An operation that a caller asks for: its stable code, its subject, and its content without secrets. Two calls under
 * one request id are the same request only if actor, code, subject and content are equal.
 */
public record Operation(String code, Subject subject, List<String> content) {

    /** An operation whose content is given in a fixed order. */
    public static Operation of(String code, Subject subject, Object... content) {
        return new Operation(
                code, subject, List.of(content).stream().map(Object::toString).toList());
    }

    /** Without the content, which may be personal. */
    @Override
    public String toString() {
        return "Operation[" + code + "]";
    }

    Bytes hash(Call call) {
        MessageDigest digest = sha256();
        Agent who = call.agent("");
        feed(digest, who.kind().name());
        feed(digest, who.id());
        feed(digest, code);
        feed(digest, subject.id().toString());
        content.forEach(part -> feed(digest, part));
        return Bytes.of(digest.digest());
    }

    private static void feed(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
