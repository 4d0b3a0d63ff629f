package io.rosterkit.hostdata;

import io.rosterkit.model.outcome.Arguments;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A value of an attribute. None prints itself, since it may be personal. */
public sealed interface AttributeValue {

    /** Of which kind it is. */
    Attribute.Kind kind();

    /** A text. */
    record Text(String text) implements AttributeValue {

        public Text {
            Arguments.required("text", text);
        }

        @Override
        public Attribute.Kind kind() {
            return Attribute.Kind.TEXT;
        }

        @Override
        public String toString() {
            return "Text[...]";
        }
    }

    /** A number. Two are equal whatever zeros they end with. */
    record Numeric(BigDecimal number) implements AttributeValue {

        public Numeric {
            Arguments.required("number", number);
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }

        @Override
        public Attribute.Kind kind() {
            return Attribute.Kind.NUMBER;
        }

        @Override
        public String toString() {
            return "Numeric[...]";
        }
    }

    /** A date. */
    record Day(LocalDate date) implements AttributeValue {

        public Day {
            Arguments.required("date", date);
        }

        @Override
        public Attribute.Kind kind() {
            return Attribute.Kind.DATE;
        }

        @Override
        public String toString() {
            return "Day[...]";
        }
    }

    /** Yes or no. */
    record Flag(boolean set) implements AttributeValue {

        @Override
        public Attribute.Kind kind() {
            return Attribute.Kind.FLAG;
        }

        @Override
        public String toString() {
            return "Flag[...]";
        }
    }
}
