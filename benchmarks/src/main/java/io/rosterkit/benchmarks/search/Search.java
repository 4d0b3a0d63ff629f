package io.rosterkit.benchmarks.search;

import io.rosterkit.benchmarks.Comparison;
import io.rosterkit.benchmarks.Product;
import io.rosterkit.benchmarks.Step;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * To search for users by name: the library and the same statement by hand, in turn in one process, in an organization
 * of 200,000 users and in one of 10,000, among 1,000,000. Arguments: see {@link Comparison}; then how many users there
 * are in all, and in the two organizations; then the {@link Product}.
 */
public final class Search implements Comparison.Subjects {

    static final int PAGE = 50;
    private static final int PAGES = 100;

    /** Which argument names the database. */
    private static final int PRODUCT = 6;

    private static final int TERMS = 40;

    /** How many users are added at once before a round. */
    private static final int ADDED = 5_000;

    private final String title;
    private final Map<String, Step> steps = new LinkedHashMap<>();

    private final Population population;
    private final int organization;
    private final boolean settles;

    private Search(String title, Population population, int organization, SearchCase of, List<Asked> asked) {
        this.title = title;
        this.settles = !of.afterBulkWrite();
        this.population = population;
        this.organization = organization;
        Session owner = population.owner(organization);
        steps.put("library", any -> list(population, owner, asked.get(any.nextInt(asked.size()))));
        steps.put("by hand", any -> population.hand().list(owner, asked.get(any.nextInt(asked.size()))));
        steps.put(
                "with details", any -> population.hand().listWithDetails(owner, asked.get(any.nextInt(asked.size()))));
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        List<String> given =
                Stream.of(arguments).filter(argument -> !argument.isBlank()).toList();
        List<Integer> sizes = new ArrayList<>(List.of(1_000_000, 200_000, 10_000));
        for (int i = 3; i < Math.min(given.size(), PRODUCT); i++) {
            sizes.set(i - 3, Integer.parseInt(given.get(i)));
        }
        Product product = given.size() > PRODUCT ? Product.valueOf(given.get(PRODUCT)) : Product.POSTGRESQL;
        List<Comparison.Setting> settings = new ArrayList<>();
        Population[] population = new Population[1];
        for (int organization = 0; organization < 2; organization++) {
            for (SearchCase of : SearchCase.values()) {
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
        Comparison.run(product, rest, settings.toArray(Comparison.Setting[]::new));
    }

    private static Search search(Population population, int organization, SearchCase of) {
        List<Asked> asked = new ArrayList<>();
        Random random = new Random(organization);
        Session owner = population.owner(organization);
        while (asked.size() < TERMS) {
            String term = population.term(of, organization, random);
            UserFilter all = of == SearchCase.FILTERED
                    ? UserFilter.of(UserStatus.DEACTIVATED).ofTypes(Set.of(StandardProfile.STAFF))
                    : UserFilter.all();
            UserFilter filter = all.matching(term);
            PageRequest request =
                    of == SearchCase.FREQUENT_HUNDREDTH_PAGE ? far(population, owner, filter) : PageRequest.first(PAGE);
            Page<UserDetails> page = page(population, owner, filter, request);
            if (isAskedFor(page, of)) {
                asked.add(Asked.of(term, filter, request, page));
            }
        }
        String title = "search in an organization of " + population.size(organization) + " users, " + of;
        return new Search(title, population, organization, of, asked);
    }

    /** A page that is full stays full when users are added. */
    private static boolean isAskedFor(Page<UserDetails> page, SearchCase of) {
        return page.items().size() >= (of == SearchCase.AFTER_A_BULK_WRITE ? PAGE : 1);
    }

    /** The hundredth page, or the last. */
    private static PageRequest far(Population population, Session owner, UserFilter filter) {
        PageRequest request = PageRequest.first(PAGE);
        for (int number = 1; number < PAGES; number++) {
            Page<UserDetails> page = page(population, owner, filter, request);
            if (page.next().isEmpty()) {
                return request;
            }
            request = request.after(page.next().get());
        }
        return request;
    }

    private static Page<UserDetails> page(
            Population population, Session owner, UserFilter filter, PageRequest request) {
        return population
                .roster()
                .as(owner)
                .users()
                .list(filter, UserQuery.Order.NAME, request)
                .orThrow();
    }

    private static void list(Population population, Session owner, Asked asked) {
        int found =
                page(population, owner, asked.filter(), asked.request()).items().size();
        if (found != asked.expected()) {
            throw new IllegalStateException(found + " users where there are " + asked.expected());
        }
    }

    @Override
    public boolean settles() {
        return settles;
    }

    @Override
    public void prepare(Duration each) throws SQLException {
        if (!settles) {
            population.add(organization, ADDED);
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
