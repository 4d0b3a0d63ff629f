package io.rosterkit.contact;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the heading of a column says, in English, German, French, Dutch, Spanish and Italian, however it is put
 * together: "E-Mail 1 - Value", "primaryEmail", "work_email", "Email Address [Required]". Of two columns with one
 * meaning the one with the lower rank is meant first.
 */
record Heading(Meaning meaning, int rank) {

    /** What a column is for, as far as its heading tells. */
    enum Meaning {
        /** E-mail addresses at work, or of which nothing more is said. */
        MAIL,
        /** E-mail addresses that are private, or not the first one. */
        PRIVATE_MAIL,
        /** Addresses, perhaps those of houses. */
        ADDRESS,
        /** A name to sign in with. */
        SIGN_IN_NAME,
        /** An address of another person, or something about an address. */
        NOT_THEIR_MAIL,
        /** A whole name. */
        NAME,
        /** A given name. */
        GIVEN_NAME,
        /** What stands between given name and surname. */
        INFIX,
        /** A surname. */
        SURNAME,
        /** A phone number. */
        PHONE,
        /** The type or status of a user, in the words of another program. */
        TYPE,
        /** Roles, in the words of another program. */
        ROLES,
        /** Known, and of no use here. */
        OTHER,
        /** Not known. */
        UNKNOWN
    }

    /** A longer field is no heading. */
    static final int LONGEST = 200;

    private static final Pattern BRACKETS = Pattern.compile("[\\[({<]([^\\])}>]*)[\\])}>]");
    private static final Pattern EXAMPLE = Pattern.compile("\\S*@\\S*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WORD_ENDS = Pattern.compile(
            "(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\p{L})(?=\\d)|(?<=\\d)(?=\\p{L})");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d?");
    private static final int PRIMARY = 0;
    private static final int PLAIN = 100;
    private static final int SHARED = 200;

    /** The meaning of that heading. */
    static Heading of(String heading) {
        String text = EXAMPLE.matcher(heading.replace("type eq", " ")).replaceAll(" ");
        List<String> main = words(BRACKETS.matcher(text).replaceAll(" "));
        List<String> aside = new ArrayList<>();
        Matcher brackets = BRACKETS.matcher(text);
        while (brackets.find()) {
            aside.addAll(words(brackets.group(1)));
        }
        List<String> all = new ArrayList<>(main);
        all.addAll(aside);
        if (all.stream().anyMatch(Words::isMail) || Words.MAIL_TOGETHER.stream().anyMatch(all::containsAll)) {
            boolean named = anyOf(main, Words.NAMES) && main.stream().anyMatch(Words::isMail);
            return named ? new Heading(Meaning.NOT_THEIR_MAIL, PLAIN) : mail(all);
        }
        Heading plain = named(main);
        Heading exact = named(aside);
        boolean moreExact = exact.meaning() != Meaning.UNKNOWN
                && (plain.meaning() == Meaning.UNKNOWN || plain.rank() > exact.rank());
        Heading found = moreExact ? exact : plain;
        return found.meaning() == Meaning.UNKNOWN && anyOf(all, Words.OTHER_PEOPLE)
                ? new Heading(Meaning.NOT_THEIR_MAIL, PLAIN)
                : found;
    }

    /** Whether one of these is the heading of a column with e-mail addresses, and none is an address. */
    static boolean namesAddresses(List<String> fields) {
        return fields.stream().noneMatch(ListedPerson::holdsAddress)
                && fields.stream()
                        .filter(field -> field.length() <= LONGEST)
                        .map(field -> of(field).meaning())
                        .anyMatch(found -> found == Meaning.MAIL || found == Meaning.PRIVATE_MAIL);
    }

    private static Heading mail(List<String> words) {
        if (anyOf(words, Words.ABOUT_MAIL) || anyOf(words, Words.OTHER_PEOPLE)) {
            return new Heading(Meaning.NOT_THEIR_MAIL, PLAIN);
        }
        int number = words.stream()
                .filter(word -> NUMBER.matcher(word).matches())
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(1);
        if (Words.isPrivate(words)) {
            return new Heading(Meaning.PRIVATE_MAIL, PLAIN + number);
        }
        if (Words.isWork(words)) {
            return new Heading(Meaning.MAIL, PRIMARY + number);
        }
        return new Heading(Meaning.MAIL, (anyOf(words, Words.COMPANY) ? SHARED : PLAIN) + number);
    }

    /** Whether that is a heading of which something is known. */
    boolean isKnown() {
        return meaning != Meaning.UNKNOWN;
    }

    private static boolean anyOf(List<String> words, Set<String> some) {
        return !Collections.disjoint(words, some);
    }

    /** The meaning of these words when nothing in them is about e-mail. */
    private static Heading named(List<String> words) {
        List<String> telling =
                words.stream().filter(word -> !Words.NOISE.contains(word)).toList();
        return Words.known(String.join("", telling))
                .or(() -> telling.size() > 1 && Words.PEOPLE.contains(telling.get(0))
                        ? Words.known(String.join("", telling.subList(1, telling.size())))
                        : Optional.empty())
                .orElse(new Heading(anyOf(telling, Words.PHONE) ? Meaning.PHONE : Meaning.UNKNOWN, Integer.MAX_VALUE));
    }

    private static List<String> words(String text) {
        String letters = MARKS.matcher(Normalizer.normalize(Marks.strip(text), Normalizer.Form.NFKD))
                .replaceAll("")
                .replace("\u00DF", "ss");
        String apart = WORD_ENDS.matcher(letters).replaceAll(" ").toLowerCase(Locale.ROOT);
        return Arrays.stream(BETWEEN.split(apart, -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableList());
    }

    /** The words of headings, without diacritics. */
    private static final class Words {

        static final Set<String> NOISE =
                words("required optional erforderlich pflicht pflichtfeld obligatoire requis verplicht "
                        + "obligatorio obbligatorio read only upload value wert valeur valor valore waarde 1 the of "
                        + "der des die das de du d la le les l el los las di del della dell het een para your ihre "
                        + "ihr field");

        static final Set<String> PEOPLE =
                words("contact kontakt user employee member mitglied attendee participant teilnehmer person "
                        + "worker staff mitarbeiter legal profile provider benutzer invitee student client customer "
                        + "kunde subscriber respondent recipient applicant candidate doctor associate name");

        static final Set<String> PHONE =
                words("phone telephone telefon telefonnummer tel mobile mobil mobilnummer mobiltelefon mobilfunk "
                        + "handy handynummer cell cellphone gsm portable movil telefono cellulare telefoon "
                        + "telefoonnummer mobiel rufnummer phonenumber telephonenumber mobilephone");

        static final Set<String> ABOUT_MAIL =
                words("type typ tipo label etikett etiquette display displayed angezeigter angezeigt anzeigename "
                        + "affiche affichage weergavenaam pantalla mostrar visualizzato complet nickname proxy status "
                        + "statut stato verified verification bestatigt verifie confirmed confirmation opt optin "
                        + "optout consent subscribed subscription unsubscribed domain format client template "
                        + "newsletter notification notifications preference preferences bounced bounce usage count "
                        + "sent date last created sender from reply bcc cc password hash signature permission "
                        + "marketing forward forwarding quota server folder size enabled invalid valid quality");

        static final Set<String> NAMES = words("name nom nombre nome naam vorname nachname firstname lastname");

        static final Set<String> OTHER_PEOPLE =
                words("manager managers supervisor vorgesetzter vorgesetzte vorgesetzten assistant assistent "
                        + "assistenz assistentin secretary creator ersteller owner besitzer by von par door por "
                        + "inviter referrer referred responsible superior emergency notfall notfallkontakt urgence "
                        + "noodgeval emergencia emergenza spouse partner parent guardian mother father mutter vater "
                        + "eltern approver reviewer sponsor buddy mentor teamleiter teamlead leiter chef responsable "
                        + "responsabile jefe capo leidinggevende buyer purchaser billing rechnung invoice author "
                        + "delegate reports recruiter");

        static final Set<String> PRIVATE =
                words("private privat privates personal personnel personnelle perso prive privee privado "
                        + "personale personliche personlich priv privato privata home heim zuhause domicile thuis casa recovery "
                        + "wiederherstellung recuperation backup alternate alternative alternativ alternativa "
                        + "secondary sekundar secondaire secundaire secundario secondario second zweite zweit alias "
                        + "aliases other others andere weitere sonstige autre otro altro overige new neue old alte "
                        + "previous former");

        static final Set<String> WORK = words(
                "work business office corporate professional professionnel professionnelle pro dienstl dienstlich "
                        + "dienstliche dienst geschaftl gesch geschaftlich geschaftliche geschaeftlich geschaeftliche geschaft "
                        + "beruflich berufliche arbeit arbeits travail bureau zakelijk zakelijke werk trabajo laboral "
                        + "profesional oficina lavoro ufficio aziendale professionale primary main haupt primar "
                        + "primare primaire principal principale standard default preferred kantoor");

        static final Set<String> COMPANY =
                words("company firma firmen organization organisation practice praxis clinic klinik unternehmen "
                        + "entreprise societe bedrijf empresa azienda group team department abteilung general "
                        + "zentrale info shared");

        /** Words that tell of e-mail only together. */
        static final List<Set<String>> MAIL_TOGETHER = List.of(
                Set.of("adresse", "electronique"), Set.of("posta", "elettronica"), Set.of("elektronische", "post"));

        private static final Pattern MAIL =
                Pattern.compile("(?!voice)\\p{L}*mail(s|adresse|adressen|adres|address|addresses"
                        + "|addr|id|konto)?|messagerie|courriels?|mel|correo|smtp|epost");
        private static final Pattern PRIVATE_MAIL =
                Pattern.compile("(privat|personal|perso|heim|home|zweit|second|alternat|recovery).*mail.*");
        private static final Pattern WORK_MAIL =
                Pattern.compile("(dienst|geschaft|geschaeft|arbeits|beruf|work|business|office|haupt|primary).*mail.*");

        private static final Map<String, Heading> KNOWN = new HashMap<>();

        static {
            known(
                    Meaning.NAME,
                    1,
                    "fullname completename nomcomplet nombrecompleto nomecompleto vorundnachname vorundzuname namesurname nameandsurname volledigenaam "
                            + "vollstandigername vollername namevollstandig originalname vornamenachname nachnamevorname "
                            + "vornameundnachname vornameundname namevorname vornamename firstandlastname "
                            + "firstnamelastname lastnamefirstname lastfirst firstlast nomprenom prenomnom nometprenom "
                            + "prenometnom nombreyapellidos nombreapellidos apellidosynombre apellidosnombre cognomenome "
                            + "nomecognome nomeecognome cognomeenome voorenachternaam voornaamachternaam formattedname ansprechpartner kontaktname fn "
                            + "realname employeename mitarbeitername mitarbeiter mitarbeiterin collaborateur salarie "
                            + "medewerker empleado dipendente employee worker attendee");
            known(
                    Meaning.NAME,
                    2,
                    "displayname anzeigename nomaffiche nomaffichage weergavenaam nombremostrar " + "nomevisualizzato");
            known(Meaning.NAME, 3, "cn commonname");
            known(Meaning.NAME, 50, "name naam nom nombre nome contact kontakt person persona personne persoon");
            known(
                    Meaning.GIVEN_NAME,
                    1,
                    "firstname givenname forename vorname prenom voornaam nombres primernombre fname first "
                            + "given firstnames givennames vornamen prenoms rufname roepnaam nombrepila");
            known(Meaning.GIVEN_NAME, 5, "preferredfirstname goesby");
            known(
                    Meaning.INFIX,
                    1,
                    "tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels infix vorsatzwort namensvorsatz");
            known(
                    Meaning.SURNAME,
                    1,
                    "lastname surname familyname nachname familienname zuname nomfamille achternaam apellido "
                            + "apellidos cognome sn lname last family lastnames surnames primerapellido");
            known(Meaning.ADDRESS, 1, "address adresse adres direccion indirizzo anschrift");
            known(
                    Meaning.SIGN_IN_NAME,
                    60,
                    "userprincipalname principalname upn benutzerprinzipalname nomprincipalutilisateur nomutilisateurprincipal username login loginname logon logonname signin "
                            + "signinname benutzername anmeldename benutzerkennung nomutilisateur identifiant "
                            + "gebruikersnaam usuario nombreusuario nomeutente account accountname samaccountname uid "
                            + "user benutzer userlogin userid");
            known(
                    Meaning.TYPE,
                    60,
                    "type typ tipo usertype benutzertyp nutzertyp typutilisateur typeutilisateur status statut "
                            + "stato estado userstatus accountstatus accounttype kontotyp gebruikerstype persontype "
                            + "employeetype");
            known(
                    Meaning.ROLES,
                    60,
                    "role roles rolle rollen userrole userroles benutzerrolle rol ruolo ruoli systemrole "
                            + "systemroles jobrole funktion");
            known(
                    Meaning.OTHER,
                    60,
                    "title titel anrede salutation civilite middlename weiterevornamen suffix prefix nickname "
                            + "spitzname company companyname firma organization organisation organizationname department "
                            + "abteilung jobtitle position beruf street strasse street1 city ort stadt wohnort ville zip "
                            + "zipcode plz postleitzahl postalcode postcode country land notes notizen bemerkung "
                            + "bemerkungen kommentar birthday geburtsdatum gender geschlecht id active aktiv enabled "
                            + "created label labels photo dn distinguishedname additionalname fax website location "
                            + "standort site team nr nummer personalnummer");
        }

        private Words() {}

        static boolean isMail(String word) {
            return MAIL.matcher(word).matches();
        }

        /** Whether one of the words, or a part of one, says so. */
        static boolean isPrivate(List<String> words) {
            return anyOf(words, PRIVATE)
                    || words.stream()
                            .anyMatch(word -> PRIVATE_MAIL.matcher(word).matches());
        }

        static boolean isWork(List<String> words) {
            return anyOf(words, WORK)
                    || words.stream().anyMatch(word -> WORK_MAIL.matcher(word).matches());
        }

        static Optional<Heading> known(String words) {
            return Optional.ofNullable(KNOWN.get(words));
        }

        private static void known(Meaning meaning, int rank, String headings) {
            words(headings).forEach(heading -> KNOWN.put(heading, new Heading(meaning, rank)));
        }

        private static Set<String> words(String all) {
            return Set.of(all.split(" "));
        }
    }
}
