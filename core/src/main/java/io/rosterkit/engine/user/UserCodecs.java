package io.rosterkit.engine.user;

import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.user.ReactivationReceipt;
import io.rosterkit.user.UnlockReceipt;
import io.rosterkit.user.UserReceipt;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The codecs for results of changes to users. */
public final class UserCodecs {

    /** The codec of a receipt. */
    public static final ResultCodec<UserReceipt> RECEIPT_CODEC = ResultCodec.of(
            receipt -> receipt.user() + " " + receipt.status(),
            text -> new UserReceipt(user(text), UserStatus.valueOf(fields(text)[1])));

    static final ResultCodec<UnlockReceipt> UNLOCKED_CODEC = ResultCodec.of(
            unlocked -> unlocked.user() + " " + unlocked.needsNewPassword(),
            text -> new UnlockReceipt(user(text), Boolean.parseBoolean(fields(text)[1])));

    static final ResultCodec<ReactivationReceipt> REACTIVATED_CODEC = ResultCodec.of(
            reactivated -> reactivated.user() + " " + UserRules.roleCodes(reactivated.withheld()),
            text -> new ReactivationReceipt(user(text), roles(text)));

    private UserCodecs() {}

    private static UserId user(String text) {
        return new UserId(UUID.fromString(fields(text)[0]));
    }

    private static Set<Role> roles(String text) {
        return Arrays.stream(fields(text))
                .skip(1)
                .filter(code -> !code.isEmpty())
                .map(Role::new)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String[] fields(String text) {
        return text.split(" ", -1);
    }
}
