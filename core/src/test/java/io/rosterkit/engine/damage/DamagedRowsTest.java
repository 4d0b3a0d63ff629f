package io.rosterkit.engine.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.health.DamagedRow;
import io.rosterkit.spi.invitation.InvitationWork;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.storage.StorageException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DamagedRowsTest {

    private static final Instant NOW = Instant.EPOCH;

    private final DamagedRows rows = new DamagedRows();

    @Test
    void theCallerOfAPortGetsTheSameFaultAndItIsKeptOnce() {
        DamagedRowException fault =
                DamagedRowException.ofColumn("state", "holds no value").in("invitation", "id 7");
        InvitationWork watched = rows.watching(InvitationWork.class, (now, limit) -> {
            throw fault;
        });

        for (int call = 0; call < 2; call++) {
            assertThatThrownBy(() -> watched.overdue(NOW, 1)).isSameAs(fault);
        }

        assertThat(rows.met()).containsExactly(new DamagedRow("invitation", "id 7", "state"));
    }

    @Test
    void anotherFaultIsNoDamagedRow() {
        StorageException away = new StorageException("no connection");
        InvitationWork watched = rows.watching(InvitationWork.class, (now, limit) -> {
            throw away;
        });

        assertThatThrownBy(() -> watched.overdue(NOW, 1)).isSameAs(away);

        assertThat(rows.met()).isEmpty();
    }

    @Test
    void aPortIsEqualToItselfAlone() {
        InvitationWork port = (now, limit) -> List.of();
        InvitationWork watched = rows.watching(InvitationWork.class, port);

        assertThat(watched.overdue(NOW, 1)).isEmpty();
        assertThat(watched.equals(watched)).isTrue();
        assertThat(watched.equals(rows.watching(InvitationWork.class, port))).isFalse();
    }

    @Test
    void keepsAThousandAndNoMore() {
        for (int number = 0; number < 1_100; number++) {
            DamagedRowException fault = DamagedRowException.ofRow("user", "id " + number, "is torn");
            assertThatThrownBy(() -> rows.watching(() -> {
                        throw fault;
                    }))
                    .isSameAs(fault);
        }

        assertThat(rows.met()).hasSize(1_000);
    }
}
