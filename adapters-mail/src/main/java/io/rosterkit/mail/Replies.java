package io.rosterkit.mail;

import io.rosterkit.spi.notice.Receipt;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What a failure means for the mail. Only a permanent no to the recipient is final; whatever is the matter with the
 * server, our login or our sender can be mended, and then the mail shall go out. Codes come from reply codes, never
 * from a server's words.
 */
final class Replies {

    private Replies() {}

    static Receipt receipt(MessagingException failure) {
        List<Exception> chain = chain(failure);
        Optional<Integer> recipient =
                find(chain, SMTPAddressFailedException.class).map(SMTPAddressFailedException::getReturnCode);
        if (recipient.filter(Replies::finalNo).isPresent()) {
            return new Receipt.Rejected(code(recipient.get()));
        }
        if (failure instanceof AuthenticationFailedException) {
            return new Receipt.Unavailable("login");
        }
        return new Receipt.Unavailable(recipient
                .or(() -> find(chain, SMTPSenderFailedException.class).map(SMTPSenderFailedException::getReturnCode))
                .or(() -> find(chain, SMTPSendFailedException.class).map(SMTPSendFailedException::getReturnCode))
                .map(Replies::code)
                .orElse("connect"));
    }

    /** 5xx, but for 53x, which asks for a login (RFC 4954 section 6) and says nothing about the recipient. */
    private static boolean finalNo(int reply) {
        return reply / 100 == 5 && reply / 10 != 53;
    }

    private static String code(int reply) {
        return reply / 100 == 4 || reply / 100 == 5 ? "smtp-" + reply : "connect";
    }

    private static List<Exception> chain(MessagingException failure) {
        List<Exception> chain = new ArrayList<>();
        Exception next = failure;
        while (next != null && chain.size() < 10) {
            chain.add(next);
            next = next instanceof MessagingException outer ? outer.getNextException() : null;
        }
        return chain;
    }

    private static <E extends Exception> Optional<E> find(List<Exception> chain, Class<E> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
