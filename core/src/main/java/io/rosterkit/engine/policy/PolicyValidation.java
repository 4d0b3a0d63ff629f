package io.rosterkit.engine.policy;

import com.google.common.base.Suppliers;
import io.rosterkit.engine.form.ValidatorFactories;
import jakarta.validation.ElementKind;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks policies by their constraints. What is wrong is an English sentence that begins with the path of the setting.
 */
public final class PolicyValidation {

    /** A provider that is missing is looked for again at the next check. */
    private static final Supplier<Validator> VALIDATOR = Suppliers.memoize(
            () -> ValidatorFactories.forLibraryChecks(new English()).getValidator());

    private PolicyValidation() {}

    /**
     * What is wrong with the settings of a builder, or of a policy by itself; the path begins at its fields. Throws
     * {@link IllegalStateException} where there is no provider of Jakarta Validation.
     */
    public static Stream<String> violations(Object root) {
        return VALIDATOR.get().validate(root).stream()
                .map(violation -> path(violation.getPropertyPath()) + " " + violation.getMessage());
    }

    /** Throws one {@link IllegalArgumentException} that names all that is wrong, in the order of the paths. */
    public static void refuse(Stream<String> wrong) {
        List<String> sorted = wrong.sorted().distinct().toList();
        if (!sorted.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", sorted));
        }
    }

    private static String path(Path path) {
        StringBuilder text = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                text.append('[').append(node.getIndex()).append(']');
            } else if (node.getKind() == ElementKind.PROPERTY) {
                text.append(text.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return text.toString();
    }

    /** Says what the constraints of Jakarta Validation ask for, whatever the locale. */
    private record English() implements MessageInterpolator {

        private static final Pattern ATTRIBUTE = Pattern.compile("\\{(\\w+)}");
        private static final Map<String, String> TEXTS = Map.of(
                "Min", "must be at least {value}",
                "Max", "must be at most {value}",
                "Positive", "must be positive",
                "PositiveOrZero", "must not be negative",
                "Size", "must have at most {max} entries");

        @Override
        public String interpolate(String template, Context context) {
            Map<String, Object> attributes = context.getConstraintDescriptor().getAttributes();
            String constraint = context.getConstraintDescriptor()
                    .getAnnotation()
                    .annotationType()
                    .getSimpleName();
            String text = template.startsWith("{jakarta.") ? TEXTS.getOrDefault(constraint, template) : template;
            return ATTRIBUTE
                    .matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(String.valueOf(attributes.get(found.group(1)))));
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return interpolate(template, context);
        }
    }
}
