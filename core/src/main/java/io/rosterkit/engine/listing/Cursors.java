package io.rosterkit.engine.listing;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.listing.Cursor;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.spi.secret.KeyRing;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Makes and checks cursors. A cursor holds the number of its key, the position of the last row, and a MAC over these,
 * the organization and the query. A cursor that was altered or belongs elsewhere is not found.
 */
public final class Cursors {

    private static final String PURPOSE = "cursor";
    private static final int MAC_LENGTH = 16;

    private final KeyRing keys;

    public Cursors(KeyRing keys) {
        this.keys = keys;
    }

    /** The slice to read: one row more than the page has, to find out whether there is a next page. */
    public Outcome<Slice> slice(PageRequest request, OrganizationId organization, String query) {
        int rows = request.limit() + 1;
        return request.after()
                .map(cursor -> position(cursor, organization, query).map(at -> new Slice(rows, Optional.of(at))))
                .orElseGet(() -> Outcome.done(new Slice(rows, Optional.empty())));
    }

    /** The page from the rows that were read for that slice. */
    public <T> Page<T> page(
            List<T> rows, PageRequest request, OrganizationId organization, String query, Function<T, Position> key) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, request.limit(), Optional.empty());
        }
        List<T> items = rows.subList(0, request.limit());
        Position last = key.apply(items.get(items.size() - 1));
        return new Page<>(items, request.limit(), Optional.of(cursor(last, organization, query)));
    }

    private Cursor cursor(Position position, OrganizationId organization, String query) {
        byte[] text = position.text().getBytes(StandardCharsets.UTF_8);
        byte[] content = ByteBuffer.allocate(1 + 16 + text.length)
                .put((byte) keys.current())
                .putLong(position.id().getMostSignificantBits())
                .putLong(position.id().getLeastSignificantBits())
                .put(text)
                .array();
        byte[] mac = mac(keys.current(), content, organization, query);
        byte[] token = Arrays.copyOf(content, content.length + MAC_LENGTH);
        System.arraycopy(mac, 0, token, content.length, MAC_LENGTH);
        return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }

    private Outcome<Position> position(Cursor cursor, OrganizationId organization, String query) {
        try {
            byte[] token = Base64.getUrlDecoder().decode(cursor.text());
            byte[] content = Arrays.copyOf(token, Math.max(0, token.length - MAC_LENGTH));
            ByteBuffer buffer = ByteBuffer.wrap(content);
            int keyId = Byte.toUnsignedInt(buffer.get());
            UUID id = new UUID(buffer.getLong(), buffer.getLong());
            String text = StandardCharsets.UTF_8.decode(buffer).toString();
            byte[] mac = Arrays.copyOfRange(token, content.length, token.length);
            if (keys.holds(keyId) && MessageDigest.isEqual(mac, mac(keyId, content, organization, query))) {
                return Outcome.done(new Position(text, id));
            }
        } catch (IllegalArgumentException | BufferUnderflowException damaged) {
            return notFound();
        }
        return notFound();
    }

    private byte[] mac(int keyId, byte[] content, OrganizationId organization, String query) {
        byte[] context = (organization + "|" + query + "|").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(context, context.length + content.length);
        System.arraycopy(content, 0, all, context.length, content.length);
        return Arrays.copyOf(keys.mac(keyId, PURPOSE, all), MAC_LENGTH);
    }

    private static Outcome<Position> notFound() {
        return Outcome.refused(Refusal.of(InputReason.CURSOR_NOT_FOUND).at("after"));
    }
}
