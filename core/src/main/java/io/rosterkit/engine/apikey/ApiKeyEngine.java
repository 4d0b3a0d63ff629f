package io.rosterkit.engine.apikey;

import io.rosterkit.apikey.ApiKeyDetails;
import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.apikey.ApiKeyReceipt;
import io.rosterkit.apikey.ApiKeys;
import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.contact.Names;
import io.rosterkit.engine.listing.ListDefinition;
import io.rosterkit.engine.listing.PageReader;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.signin.Reauthentication.CurrentUser;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.apikey.ApiKeyStatus;
import io.rosterkit.model.apikey.stored.ApiKey;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Makes, shows and revokes API keys. All calls share one instance. Thread-safe. */
public final class ApiKeyEngine {

    private static final ResultCodec<ApiKeyReceipt> RECEIPT_CODEC = ResultCodec.of(
            receipt -> receipt.key() + " " + receipt.expiresAt(),
            text -> new ApiKeyReceipt(
                    new ApiKeyId(UUID.fromString(text.substring(0, text.indexOf(' ')))),
                    Instant.parse(text.substring(text.indexOf(' ') + 1)),
                    Optional.empty()));

    private static final ResultCodec<ApiKeyId> ID_CODEC =
            ResultCodec.of(ApiKeyId::toString, text -> new ApiKeyId(UUID.fromString(text)));

    private final OperationRunner runner;
    private final Gate gate;
    private final Reauthentication reauthentication;
    private final UserStore users;
    private final ApiKeyLookup keys;
    private final PageReader pages;
    private final ApiKeyNames names;
    private final ApiKeyWriting writing;
    private final Ids ids;

    public ApiKeyEngine(
            OperationRunner runner,
            Gate gate,
            Reauthentication reauthentication,
            UserStore users,
            ApiKeyLookup keys,
            PageReader pages,
            ApiKeyNames names,
            ApiKeyWriting writing,
            Ids ids) {
        this.runner = runner;
        this.gate = gate;
        this.reauthentication = reauthentication;
        this.users = users;
        this.keys = keys;
        this.pages = pages;
        this.names = names;
        this.writing = writing;
        this.ids = ids;
    }

    /** The API keys for one caller. */
    public ApiKeys at(Call call) {
        return new BoundApiKeys(call, this);
    }

    /** Refuses a caller without the permission before the password is checked; everything else is decided after it. */
    Outcome<ApiKeyReceipt> create(Call call, ApiKeyDraft draft, String password) {
        Arguments.required("draft", draft, "password", password);
        Operation operation = Operation.of(
                ApiKeyWriting.CREATE,
                organization(call),
                draft.name(),
                new TreeSet<>(draft.permissions()),
                draft.expiresAt().map(Instant::toString).orElse(""));
        ApiKeyId id = new ApiKeyId(ids.next());
        return runner.inOwnTransaction(() -> Names.parse(draft.name()))
                .then(name -> ApiKeyRules.checkCount(draft.permissions())
                        .then(counted -> runner.query(call, operation, now -> author(call, now)))
                        .then(author -> reauthentication.perform(
                                call,
                                operation,
                                password,
                                RECEIPT_CODEC,
                                (user, now) -> decide(call, new NewKey(id, name, draft, user), now))));
    }

    Outcome<ApiKeyDetails> get(Call call, ApiKeyId key) {
        Arguments.required("key", key);
        return runner.query(
                call,
                Operation.of("apikey.get", subject(key)),
                now -> find(call, key, now).map(found -> details(found.key())));
    }

    Outcome<Page<ApiKeyDetails>> list(Call call, Set<ApiKeyStatus> statuses, PageRequest request) {
        Arguments.required("statuses", statuses, "request", request);
        Set<ApiKeyStatus> wanted = Set.copyOf(statuses);
        ListDefinition<ApiKey> listing = new ListDefinition<>(
                "apikey.list",
                "api-keys " + new TreeSet<>(wanted),
                Permission.MANAGE_API_KEYS,
                row -> Position.of(row.id().uuid()));
        return pages.read(call, listing, request, (now, slice) -> keys.page(call.viewer(), wanted, slice))
                .map(page -> page.map(ApiKeyEngine::details));
    }

    Outcome<ApiKeyId> revoke(Call call, ApiKeyId key) {
        Arguments.required("key", key);
        return runner.perform(
                call,
                Operation.of(ApiKeyWriting.REVOKE, subject(key)),
                ID_CODEC,
                now -> find(call, key, now).map(this::decideRevocation));
    }

    /** A key that is to be made by that user, who has just given the password. */
    private record NewKey(ApiKeyId id, DisplayName name, ApiKeyDraft draft, CurrentUser maker) {

        ApiKey.Grant grant() {
            return new ApiKey.Grant(maker.user().id(), draft.permissions());
        }
    }

    private record Found(Author author, ApiKey key) {}

    private Outcome<Decision<ApiKeyReceipt>> decide(Call call, NewKey wanted, Instant now) {
        AccessState access = users.access(call.viewer());
        return gate.admit(call, access, Permission.MANAGE_API_KEYS)
                .then(caller -> checkHeld(call, access, wanted.draft().permissions())
                        .then(held -> names.check(new Author(call.organization(), caller, now), wanted.name()))
                        .then(named -> ApiKeyRules.end(
                                wanted.draft().expiresAt(),
                                wanted.maker()
                                        .profile()
                                        .authentication()
                                        .apiKeys()
                                        .lifetime(),
                                now))
                        .map(end -> writing.create(
                                new Author(call.organization(), caller, now),
                                wanted.id(),
                                wanted.name(),
                                wanted.grant(),
                                end)));
    }

    /** Nothing changes when the key is revoked already. */
    private Decision<ApiKeyId> decideRevocation(Found found) {
        ApiKey key = found.key();
        Changes changes = key.lifetime().status() == ApiKeyStatus.REVOKED
                ? Changes.none(key.organization())
                : writing.revoke(found.author(), key);
        return new Decision<>(changes, key.id());
    }

    private Outcome<Set<Permission>> checkHeld(Call call, AccessState access, Set<Permission> permissions) {
        return new TreeSet<>(permissions)
                .stream()
                        .filter(permission ->
                                !gate.decide(call, access, permission).allows())
                        .findFirst()
                        .<Outcome<Set<Permission>>>map(
                                lacking -> Outcome.refused(Refusal.of(AccessReason.PERMISSION_NOT_GRANTABLE)
                                        .at("permissions")
                                        .with("permission", lacking)))
                        .orElseGet(() -> Outcome.done(permissions));
    }

    private Outcome<Author> author(Call call, Instant now) {
        return gate.admit(call, users.access(call.viewer()), Permission.MANAGE_API_KEYS)
                .map(caller -> new Author(call.organization(), caller, now));
    }

    private Outcome<Found> find(Call call, ApiKeyId id, Instant now) {
        WithAccess<Optional<ApiKey>> seen = keys.find(call.viewer(), id);
        return gate.admit(call, seen.access(), Permission.MANAGE_API_KEYS)
                .then(caller -> seen.value()
                        .map(key -> Outcome.done(new Found(new Author(call.organization(), caller, now), key)))
                        .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
    }

    private static ApiKeyDetails details(ApiKey key) {
        return new ApiKeyDetails(
                key.id(),
                key.name(),
                key.grant().maker(),
                key.grant().permissions(),
                key.lifetime().status(),
                key.lifetime().createdAt(),
                key.lifetime().expiresAt());
    }

    private static Subject organization(Call call) {
        return Subject.untouched(Subject.Kind.ORGANIZATION, call.organization());
    }

    private static Subject subject(ApiKeyId key) {
        return Subject.untouched(Subject.Kind.API_KEY, key);
    }
}
