package io.rosterkit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.RosterBuilder;
import io.rosterkit.access.AccessDecision;
import io.rosterkit.access.AccessGround;
import io.rosterkit.access.AccessPolicy;
import io.rosterkit.access.DeclaredPermissions;
import io.rosterkit.access.ModuleRule;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.Trait;
import io.rosterkit.access.TraitRules;
import io.rosterkit.access.TypeRule;
import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.apikey.ApiKeyPolicy;
import io.rosterkit.customrole.CustomRoleDraft;
import io.rosterkit.directory.AccountDraft;
import io.rosterkit.directory.DirectoryFilter;
import io.rosterkit.directory.PersonDraft;
import io.rosterkit.form.Forms;
import io.rosterkit.inmemory.InMemoryMail;
import io.rosterkit.inmemory.InMemorySms;
import io.rosterkit.inmemory.InMemoryStorage;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitation.InvitationPolicy;
import io.rosterkit.invitee.InviteeEdit;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.mail.EmlFolder;
import io.rosterkit.mail.SmtpMail;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.listing.Cursor;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.notice.Sms;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.SecondStepDemand;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.model.user.Title;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.notice.NoticePolicy;
import io.rosterkit.organization.Opening;
import io.rosterkit.password.Argon2Hasher;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.peoplelist.ListColumns;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.recovery.RecoveryPolicy;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.session.SessionPolicy;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.JoinedStorage;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.Handsets;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserFilter;
import io.rosterkit.user.UserImport;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every method and constructor that a host calls names the argument which is {@code null}. */
@RosterTest
class NullArgumentTest {

    /** What a host makes by a constructor or a static method. */
    private static final List<Class<?>> VALUES = List.of(
            Roster.class,
            Profile.class,
            Forms.class,
            StandardProfile.class,
            InvitationDraft.class,
            InviteeEdit.class,
            Opening.class,
            UserImport.class,
            AddressList.class,
            ListColumns.class,
            RoleRule.class,
            TypeRule.class,
            ModuleRule.class,
            ProductModule.class,
            SeatPoolName.class,
            TraitRules.class,
            DeclaredPermissions.class,
            AccessPolicy.class,
            AccessGround.class,
            AccessDecision.class,
            Title.class,
            Permission.class,
            Trait.class,
            Role.class,
            UserType.class,
            ProfileName.class,
            PolicyOverrides.class,
            Session.class,
            Source.class,
            Actor.Member.class,
            Actor.Support.class,
            Actor.Job.class,
            Actor.Program.class,
            ApiKeyId.class,
            DeactivationRequestId.class,
            ApiKeyDraft.class,
            CustomRoleDraft.class,
            InvitationId.class,
            OrganizationId.class,
            PracticeId.class,
            SessionId.class,
            UserId.class,
            RequestId.class,
            PageRequest.class,
            Cursor.class,
            PasswordHash.class,
            UserFilter.class,
            DirectoryFilter.class,
            PersonDraft.class,
            AccountDraft.class,
            JournalQuery.Filter.class,
            Refusal.class,
            Kit.class,
            MovableClock.class,
            Mailbox.Letters.class,
            Handsets.Texts.class,
            SmtpMail.class,
            EmlFolder.class,
            JdbcStorage.class,
            Schema.class,
            InMemoryStorage.class,
            KeyRing.class,
            Receipt.Rejected.class,
            Receipt.Deferred.class,
            Receipt.Unavailable.class,
            Mail.class,
            Sms.class);

    private final Map<Class<?>, Object> samples = new HashMap<>();
    private List<Object> objects = List.of();

    @BeforeEach
    void prepare(Storage storage, MovableClock clock) {
        Kit kit = Kit.of(storage, clock, StandardProfile.of("Example"));
        Office office = kit.offices().open();
        Desk desk = office.desk();
        RosterBuilder builder = Roster.create(storage, KeyRing.of(new byte[32]), StandardProfile.of("Example"));
        objects = List.of(
                kit.roster(),
                kit.roster().joining((JoinedStorage) proxy(JoinedStorage.class)),
                builder,
                StandardProfile.builder("Example"),
                StandardProfile.of("Example").access(),
                Budget.threshold(5),
                InvitationPolicy.standard(),
                DeactivationPolicy.standard(),
                LockoutPolicy.standard(),
                LockoutPolicy.Devices.standard(),
                LockoutPolicy.Invited.standard(),
                SourceLimits.standard(),
                NoticePolicy.standard(),
                RecoveryPolicy.standard(),
                SessionPolicy.standard(),
                ApiKeyPolicy.standard(),
                ApiKeyDraft.of("Directory", Set.of()),
                SecondStepPolicy.standard(),
                SecondStepPolicy.Sendings.standard(),
                InvitationDraft.to("a@weiss.example", StandardProfile.STAFF),
                Opening.of("Practice", "a@weiss.example"),
                UserImport.of("a@weiss.example", StandardProfile.STAFF),
                PageRequest.first(1),
                AddressList.text("a@weiss.example"),
                ListColumns.create(),
                PolicyOverrides.none(),
                desk,
                kit.roster().front(Someone.AT_HOME),
                kit.roster().operations(),
                desk.invitations(),
                desk.invitees(),
                desk.registrations(),
                InviteeEdit.none(),
                desk.users(),
                desk.permissions(),
                TypeRule.allowing(),
                ModuleRule.allowing(),
                TraitRules.none(),
                new DeclaredPermissions(Set.of(), Set.of(), Set.of()),
                desk.modules(),
                desk.lifecycle(),
                desk.directory(),
                desk.apiKeys(),
                desk.customRoles(),
                UserFilter.all(),
                DirectoryFilter.all(),
                PersonDraft.of("Ben", StandardProfile.STAFF),
                AccountDraft.standard(),
                desk.practices(),
                desk.journal(),
                desk.account(),
                kit.roster().operations().outbox(),
                kit.roster().operations().policies(office.organization()),
                Roster.texts(),
                office,
                clock,
                kit.offices(),
                kit.mail(),
                kit.handsets(),
                kit.faults(),
                CountingHasher.create(),
                new Argon2Hasher(),
                InMemoryMail.create(),
                InMemorySms.create(),
                SmtpMail.create("localhost", 25, "no-reply@weiss.example"),
                SmtpMail.create("localhost", 25, "no-reply@weiss.example").build(),
                EmlFolder.in(Path.of("target", "null-arguments"), "no-reply@weiss.example"));
        fill(office, storage);
    }

    private void fill(Office office, Storage storage) {
        List<Object> some = new ArrayList<>(List.of(
                "text",
                Duration.ofMinutes(1),
                Instant.EPOCH,
                new UUID(1, 1),
                Locale.ENGLISH,
                StandardCharsets.UTF_8,
                office.session(),
                office.organization(),
                office.founded().practice(),
                office.founded().invitation(),
                office.session().user(),
                office.session().id(),
                Someone.AT_HOME,
                new Role("owner"),
                StandardProfile.STAFF,
                new Actor.Job(office.organization(), "job"),
                new RoleRule(Set.of(), Set.of()),
                PersonDraft.of("Ben", StandardProfile.STAFF),
                AccountDraft.standard(),
                TypeRule.allowing(),
                ModuleRule.allowing(),
                new ProductModule("scheduling"),
                new SeatPoolName("licences"),
                TraitRules.none(),
                new DeclaredPermissions(Set.of(), Set.of(), Set.of()),
                AccessGround.of(AccessGround.Kind.JOB),
                new Title("md"),
                Permission.INVITE,
                new ApiKeyId(new UUID(1, 1)),
                new DeactivationRequestId(new UUID(1, 1)),
                DeactivationVerification.AFTER,
                ApiKeyDraft.of("Directory", Set.of()),
                ApiKeyPolicy.standard(),
                new CustomRoleDraft("Front desk", Set.of()),
                Trait.of("provider"),
                UserFilter.of(UserStatus.ACTIVE),
                DirectoryFilter.all(),
                PersonDraft.of("Ben", StandardProfile.STAFF),
                AccountDraft.standard(),
                JournalQuery.Filter.all(),
                Refusal.of(InputReason.BUSY),
                PageRequest.first(1),
                new Cursor("x"),
                AddressList.text("a@weiss.example"),
                ListColumns.create(),
                InvitationDraft.to("a@weiss.example", StandardProfile.STAFF),
                InviteeEdit.none(),
                StandardProfile.of("Example"),
                storage,
                new MovableClock(),
                new EmailAddress("a@weiss.example", "a@weiss.example"),
                new Receipt.Accepted(),
                new PhoneNumber("+4930901820"),
                Roster.texts(),
                Budget.threshold(1),
                new ProfileName("other"),
                PolicyOverrides.none(),
                SecondStepDemand.AT_SIGN_IN,
                new PasswordHash("x")));
        some.forEach(value -> samples.put(value.getClass(), value));
    }

    @Test
    void isNamed() {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Object object : objects) {
            for (Method method : shown(object.getClass()).getDeclaredMethods()) {
                if (calledByHosts(method) && !Modifier.isStatic(method.getModifiers())) {
                    tried += misuse(method, arguments -> method.invoke(object, arguments), wrong);
                }
            }
        }
        for (Class<?> type : VALUES) {
            for (Method method : type.getDeclaredMethods()) {
                if (calledByHosts(method) && Modifier.isStatic(method.getModifiers())) {
                    tried += misuse(method, arguments -> method.invoke(null, arguments), wrong);
                }
            }
            for (Constructor<?> constructor : type.getConstructors()) {
                tried += misuse(constructor, constructor::newInstance, wrong);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(200);
    }

    @Test
    void isNamedInsideACollectionToo() {
        assertThat(failure(() -> InvitationDraft.to("a@weiss.example", StandardProfile.STAFF)
                        .withRoles((Role) null)))
                .startsWith("granted must not be null");
        assertThat(failure(() -> new RoleRule(holdingNull(), Set.of()))).startsWith("permissions must not be null");
        assertThat(failure(() -> StandardProfile.builder("Example").trait(Trait.of("provider"), holdingNull())))
                .startsWith("having must not be null");
    }

    private static <E> Set<E> holdingNull() {
        Set<E> some = new java.util.HashSet<>();
        some.add(null);
        return some;
    }

    /** What a host sees of an object: its class, or the interface behind which an engine stands. */
    private static Class<?> shown(Class<?> made) {
        return Modifier.isPublic(made.getModifiers()) ? made : made.getInterfaces()[0];
    }

    private interface Use {
        Object with(Object... arguments) throws ReflectiveOperationException;
    }

    /** Calls it once for each argument that can be null; answers how often. */
    private int misuse(Executable executable, Use use, List<String> wrong) {
        Parameter[] parameters = executable.getParameters();
        int tried = 0;
        for (int at = 0; at < parameters.length; at++) {
            if (parameters[at].getType().isPrimitive()) {
                continue;
            }
            Object[] arguments = Stream.of(parameters).map(this::sample).toArray();
            arguments[at] = null;
            tried++;
            String told = told(use, arguments);
            if (!told.startsWith(parameters[at].getName() + " must not be null")) {
                wrong.add(executable.getDeclaringClass().getSimpleName() + "." + executable.getName() + " "
                        + parameters[at].getName() + ": " + told);
            }
        }
        return tried;
    }

    private static String told(Use use, Object... arguments) {
        try {
            return "accepted " + use.with(arguments);
        } catch (InvocationTargetException thrown) {
            return thrown.getCause() instanceof IllegalArgumentException named
                    ? String.valueOf(named.getMessage())
                    : thrown.getCause().toString();
        } catch (ReflectiveOperationException broken) {
            throw new LinkageError("the reflection of the test fails", broken);
        }
    }

    private static String failure(Runnable use) {
        try {
            use.run();
            return "accepted";
        } catch (IllegalArgumentException named) {
            return String.valueOf(named.getMessage());
        }
    }

    private Object sample(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type.isPrimitive()) {
            return type == boolean.class ? (Object) false : type == long.class ? (Object) 1L : (Object) 1;
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == Set.class) {
            return Set.of();
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return samples.values().stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseGet(() -> type.isInterface() ? proxy(type) : anyOf(type));
    }

    private static Object proxy(Class<?> type) {
        return java.lang.reflect.Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> null);
    }

    private static Object anyOf(Class<?> type) {
        if (type == InputStream.class) {
            return InputStream.nullInputStream();
        }
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals("standard") && method.getParameterCount() == 0) {
                try {
                    return method.invoke(null);
                } catch (ReflectiveOperationException broken) {
                    throw new LinkageError("the reflection of the test fails", broken);
                }
            }
        }
        return null;
    }

    /** Not what the compiler made, not what {@link Object} has, and not what the wiring alone calls. */
    private static boolean calledByHosts(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !method.isSynthetic()
                && !Set.of("equals", "hashCode", "toString", "compareTo").contains(method.getName())
                && Arrays.stream(method.getGenericParameterTypes()).noneMatch(NullArgumentTest::isOfTheWiring);
    }

    private static boolean isOfTheWiring(Type type) {
        String name =
                type instanceof ParameterizedType generic ? generic.getRawType().getTypeName() : type.getTypeName();
        return name.contains("Counter$Key") || name.endsWith("Proof");
    }
}
