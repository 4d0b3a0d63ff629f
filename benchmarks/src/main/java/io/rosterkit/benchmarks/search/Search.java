package io.rosterkit.benchmarks.search;

import io.rosterkit.benchmarks.Comparison;
import io.rosterkit.benchmarks.Step;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * To search for users by name: the library and the same statement by hand, in turn in one process, in an organization
 * of 200,000 users and in one of 10,000, among 1,000,000. Arguments: see {@link Comparison}; then how many users there
 * are in all, and in the two organizations.
 */
public final class Search implements Comparison.Subjects {

    static final int PAGE = 50;
    private static final int PAGES = 100;
    private static final int TERMS = 40;

    private final String title;
    private final Map<String, Step> steps = new LinkedHashMap<>();

    private Search(String title, Step library, Step hand) {
        this.title = title;
        steps.put("library", library);
        steps.put("by hand", hand);
    }

    /** What a user of a page types, and on which page that user is. */
    enum Case {
        /** Three letters that hundreds or thousands have. */
        FREQUENT,
        /** The same, on the hundredth page or the last. */
        FREQUENT_HUNDREDTH_PAGE,
        /** What one user has. */
        RARE,
        /** Two parts, each of which many have. */
        TWO_WORDS
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        List<String> given =
                Stream.of(arguments).filter(argument -> !argument.isBlank()).toList();
        List<Integer> sizes = new ArrayList<>(List.of(1_000_000, 200_000, 10_000));
        for (int i = 3; i < given.size(); i++) {
            sizes.set(i - 3, Integer.parseInt(given.get(i)));
        }
        List<Comparison.Setting> settings = new ArrayList<>();
        Population[] population = new Population[1];
        for (int organization = 0; organization < 2; organization++) {
            for (Case of : Case.values()) {
                int number = organization;
                settings.add(server -> {
                    if (population[0] == null || !population[0].isOn(server)) {
                        population[0] = Population.on(server, sizes);
                    }
                    return search(population[0], number, of);
                });
            }
        }
        String[] rest = given.stream().limit(3).toArray(String[]::new);
        Comparison.run(rest, settings.toArray(Comparison.Setting[]::new));
    }

    private static Search search(Population population, int organization, Case of) {
        List<Asked> asked = new ArrayList<>();
        Random random = new Random(organization);
        while (asked.size() < TERMS) {
            String term = population.term(of, organization, random);
            PageRequest request =
                    of == Case.FREQUENT_HUNDREDTH_PAGE ? far(population, organization, term) : PageRequest.first(PAGE);
            Asked next = Asked.of(term, request, population, organization);
            if (next.expected() > 0) {
                asked.add(next);
            }
        }
        Session owner = population.owner(organization);
        return new Search(
                "search in an organization of " + population.size(organization) + " users, " + of,
                any -> list(population, owner, asked.get(any.nextInt(asked.size()))),
                any -> population.hand().list(owner.organization(), asked.get(any.nextInt(asked.size()))));
    }

    /** The hundredth page, or the last. */
    private static PageRequest far(Population population, int organization, String term) {
        PageRequest request = PageRequest.first(PAGE);
        for (int number = 1; number < PAGES; number++) {
            Page<UserDetails> page = page(population, population.owner(organization), term, request);
            if (page.next().isEmpty()) {
                return request;
            }
            request = request.after(page.next().get());
        }
        return request;
    }

    static Page<UserDetails> page(Population population, Session owner, String term, PageRequest request) {
        return population
                .roster()
                .as(owner)
                .users()
                .list(UserFilter.all().matching(term), UserQuery.Order.NAME, request)
                .orThrow();
    }

    private static void list(Population population, Session owner, Asked asked) {
        int found =
                page(population, owner, asked.term(), asked.request()).items().size();
        if (found != asked.expected()) {
            throw new IllegalStateException(found + " users where there are " + asked.expected());
        }
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Map<String, Step> steps() {
        return steps;
    }

    @Override
    public List<String> tables() {
        return List.of("rk_user");
    }
}
