package io.rosterkit.invitee;

import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an edit changes of an invited person, as typed; nothing is checked yet. The rest stays as it is. Immutable. */
public final class InviteeEdit {

    private final Optional<String> address;
    private final Optional<String> phone;
    private final Optional<String> name;
    private final Optional<UserType> type;

    private InviteeEdit(
            Optional<String> address, Optional<String> phone, Optional<String> name, Optional<UserType> type) {
        this.address = address;
        this.phone = phone;
        this.name = name;
        this.type = type;
    }

    /** Nothing changes yet. */
    public static InviteeEdit none() {
        return new InviteeEdit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The person gets that address, and the link of the invitation is sent there. Default: as it is. */
    public InviteeEdit address(String newAddress) {
        Arguments.required("newAddress", newAddress);
        return new InviteeEdit(Optional.of(newAddress), phone, name, type);
    }

    /** The person gets that number for codes; an empty text removes the number. Default: as it is. */
    public InviteeEdit phone(String newPhone) {
        Arguments.required("newPhone", newPhone);
        return new InviteeEdit(address, Optional.of(newPhone), name, type);
    }

    /** The person gets that name; an empty text removes the name. Default: as it is. */
    public InviteeEdit name(String newName) {
        Arguments.required("newName", newName);
        return new InviteeEdit(address, phone, Optional.of(newName), type);
    }

    /**
     * The user will have that type, which the caller may give. A reserved seat goes to the pool of that type, or is
     * given back. Default: as it is.
     */
    public InviteeEdit type(UserType newType) {
        Arguments.required("newType", newType);
        return new InviteeEdit(address, phone, name, Optional.of(newType));
    }

    /** The type; empty where it stays as it is. */
    public Optional<UserType> type() {
        return type;
    }

    /** The address, as typed; empty where it stays as it is. */
    public Optional<String> address() {
        return address;
    }

    /** The number, as typed; empty where it stays as it is. */
    public Optional<String> phone() {
        return phone;
    }

    /** The name, as typed; empty where it stays as it is. */
    public Optional<String> name() {
        return name;
    }

    /** Which of them change, and nothing personal. */
    @Override
    public String toString() {
        return Stream.of(
                        address.map(typed -> "address"),
                        phone.map(typed -> "phone"),
                        name.map(typed -> "name"),
                        type.map(chosen -> "type"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", ", "InviteeEdit[", "]"));
    }
}
