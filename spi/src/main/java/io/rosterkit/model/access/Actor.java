package io.rosterkit.model.access;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.outcome.Arguments;
import java.util.Set;

/** Who calls. The organization of a call always comes from here, never from an argument. */
public sealed interface Actor {

    /** The one organization in which this actor acts. */
    OrganizationId organization();

    /** A user of the organization. */
    record Member(Session session) implements Actor {

        public Member {
            Arguments.required("session", session);
        }

        @Override
        public OrganizationId organization() {
            return session.organization();
        }
    }

    /** Staff of the vendor; the host asserts the rights on each call, and the case is journaled. */
    record Support(OrganizationId organization, String id, Set<Permission> rights, String supportCase)
            implements Actor {

        public Support {
            Arguments.required("organization", organization, "id", id, "rights", rights, "supportCase", supportCase);
            rights = Set.copyOf(rights);
            if (id.isBlank() || !isPlain(id) || !isPlain(supportCase)) {
                throw new IllegalArgumentException(
                        "support needs an id; id and case have at most 60 characters, all of them visible");
            }
        }
    }

    /** The system itself: a job of the host's own machinery. */
    record Job(OrganizationId organization, String name) implements Actor {

        public Job {
            Arguments.required("organization", organization, "name", name);
            if (name.isBlank() || !isPlain(name)) {
                throw new IllegalArgumentException("job must have 1 to 60 characters, all of them visible");
            }
        }
    }

    /**
     * A program with an API key. The id is no secret; whether the key still works, and what it allows, is asked anew at
     * every call. The actor comes from the token of the key.
     */
    record Program(OrganizationId organization, ApiKeyId key) implements Actor {

        public Program {
            Arguments.required("organization", organization, "key", key);
        }
    }

    private static boolean isPlain(String text) {
        return text.length() <= 60
                && text.codePoints().noneMatch(each -> switch (Character.getType(each)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> true;
                    default -> false;
                });
    }
}
