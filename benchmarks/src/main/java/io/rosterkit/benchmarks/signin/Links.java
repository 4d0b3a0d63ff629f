package io.rosterkit.benchmarks.signin;

import io.rosterkit.benchmarks.Tenants;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.organization.PracticeDetails;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.Receipt;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Open invitations: those invited, and the links that the mails brought them. */
final class Links implements MailGateway {

    private static final Pattern LINK = Pattern.compile("https://\\S+");
    private static final int PLENTY = 1_000_000;

    private final Supply<Invited> open;
    private final Map<String, Session> owners = new ConcurrentHashMap<>();
    private final Map<OrganizationId, String> words = new HashMap<>();
    private int made;

    /** Somebody with a link, and the code word of the practice. */
    record Invited(OrganizationId organization, String address, String link, String codeWord) {}

    /** For a benchmark in which at most so many are accepted in a second of the first round. */
    Links(int fastest) {
        this.open = new Supply<>("invitations", fastest);
    }

    Invited next() {
        return open.next();
    }

    @Override
    public Receipt send(Mail mail) {
        String address = mail.to().original();
        Session owner = owners.get(address);
        Matcher link = LINK.matcher(mail.text());
        if (owner != null && link.find()) {
            OrganizationId organization = owner.organization();
            open.add(new Invited(organization, address, link.group(), words.getOrDefault(organization, "")));
        }
        return new Receipt.Accepted();
    }

    /**
     * Makes sure of enough for a round, by lists and the dispatcher; in no order, so that neighbours are of different
     * practices.
     */
    void fill(Tenants tenants, int seconds) {
        int wanted = open.wanted(seconds);
        int each = (wanted - open.size()) / Tenants.COUNT + 1;
        if (open.size() >= wanted) {
            return;
        }
        for (Session owner : tenants.owners()) {
            words.computeIfAbsent(owner.organization(), id -> word(tenants, owner));
            String list = IntStream.range(0, each)
                    .mapToObj(number -> "i" + made++ + "@invitee.example")
                    .peek(address -> owners.put(address, owner))
                    .collect(Collectors.joining(","));
            tenants.roster()
                    .as(owner)
                    .invitations()
                    .inviteAll(AddressList.text(list), StandardProfile.STAFF)
                    .orThrow();
        }
        tenants.roster().operations().dispatch(PLENTY);
        owners.clear();
        List<Invited> shuffled = open.all();
        Collections.shuffle(shuffled, new Random(made));
        shuffled.forEach(open::add);
    }

    private static String word(Tenants tenants, Session owner) {
        var practices = tenants.roster().as(owner).practices();
        PracticeDetails first =
                practices.list(Set.of(), PageRequest.first(1)).orThrow().items().get(0);
        return practices.showCodeWord(first.id()).orThrow().word().orElseThrow().reveal();
    }
}
