package io.rosterkit.acceptance;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.outcome.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the catalogue says of one operation: which matrices it is in, and how. */
final class Entry {

    private final String signature;
    private final Optional<String> act;
    private final Optional<Permission> permission;
    private final Call call;
    private final List<Abroad> abroad = new ArrayList<>();
    private final List<Cost> costs = new ArrayList<>();
    private boolean repeatable;

    private Entry(String signature, Optional<String> act, Optional<Permission> permission, Call call) {
        this.signature = signature;
        this.act = act;
        this.permission = permission;
        this.call = call;
        this.costs.add(new Cost(Optional.empty(), call));
    }

    /** A call with things of another organization. */
    record Abroad(String how, Optional<Reason> answer, Call call) {}

    /** A call whose round trips are counted. */
    record Cost(Optional<Costly.Variant> variant, Call call) {}

    /** An operation of a desk that takes a permission. */
    static Entry desk(String signature, String act, Permission permission, Call call) {
        return new Entry(signature, Optional.of(act), Optional.of(permission), call);
    }

    /** An operation of the own account. */
    static Entry own(String signature, String act, Call call) {
        return new Entry(signature, Optional.of(act), Optional.empty(), call);
    }

    /** An operation without an access state: of the front, or of the host. */
    static Entry free(String signature, Call call) {
        return new Entry(signature, Optional.empty(), Optional.empty(), call);
    }

    /** Refused for that reason when the things are those of another organization. */
    Entry abroad(Reason answer) {
        return abroad("", answer, call);
    }

    /** The same, called otherwise. */
    Entry abroad(String how, Reason answer, Call other) {
        abroad.add(new Abroad(how, Optional.of(answer), other));
        return this;
    }

    /** Not refused when the things are those of another organization, but there is nothing to be seen. */
    Entry blindAbroad(String how, Call other) {
        abroad.add(new Abroad(how, Optional.empty(), other));
        return this;
    }

    /** Has a budget of its own in other circumstances. */
    Entry costs(Costly.Variant variant, Call other) {
        costs.add(new Cost(Optional.of(variant), other));
        return this;
    }

    /** Has no budget. */
    Entry uncounted() {
        costs.clear();
        return this;
    }

    /** Is in the matrix of repetitions: under the same request id it has one effect, and one answer. */
    Entry repeatable() {
        repeatable = true;
        return this;
    }

    String signature() {
        return signature;
    }

    Optional<String> act() {
        return act;
    }

    Optional<Permission> permission() {
        return permission;
    }

    Call call() {
        return call;
    }

    List<Abroad> abroad() {
        return abroad;
    }

    List<Cost> costs() {
        return costs;
    }

    boolean isRepeatable() {
        return repeatable;
    }
}
