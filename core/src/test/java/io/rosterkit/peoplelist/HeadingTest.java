package io.rosterkit.peoplelist;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.peoplelist.Heading.Meaning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MAIL           | email;E-Mail;eMail;E_MAIL;e-mail-adresse;EmailAddress;EMAIL ADDRESS;Mail;mail;Email ID;Courriel;Mél.
            MAIL           | Adresse électronique;Adresse de messagerie;Correo electrónico;Indirizzo posta elettronica;E-mailadres
            MAIL           | Email Address [Required];E-mail 1 - Value;Email (work);Work E-Mail;E-Mail (dienstlich);PrimarySmtpAddress
            MAIL           | user.email;profile.email;user_email;Attendee Email;Primäre E-Mail-Adresse;E-Mail* (Pflichtfeld);DienstMail
            MAIL           | Username (email);emailaddress1;Work contact: Work Email;inviteeEmail;E-Mail (e.g. name@company.com)
            PRIVATE_MAIL   | Private E-Mail;E-Mail privat;Home Email;Email (home);Recovery Email;Secondary Email;alternateEmail
            PRIVATE_MAIL   | Courriel personnel;E-mail (privé);Correo personal;Home Secondary Email;Work Secondary Email;Privatmail
            UNUSABLE_MAIL | E-mail Type;E-Mail-Typ;E-mail Display Name;E-Mail: Angezeigter Name;E-mail 1 - Label;Manager Email
            UNUSABLE_MAIL | Assistant Email;Email (Vorgesetzter);Invited by;Created By Email;Email Opt Out;mailNickname;emailVerified
            UNUSABLE_MAIL | Type de messagerie;Nom complet de l'adresse de messagerie;Nombre de pantalla de correo electrónico
            ANY_ADDRESS    | Address;Adresse;Anschrift;Dirección;Indirizzo
            LOGIN_NAME   | userPrincipalName;User principal name;Username;Login;Benutzername;Nom d'utilisateur;sAMAccountName
            NAME           | Name;displayName;Full Name;Anzeigename;cn;Nom complet;Name [displayName] Required;Name (Original Name)
            NAME           | Kontaktperson;Ansprechpartner;Ansprechpartner/in;Ansprechpartnerin;Contactpersoon;Contact person;Referente
            NAME           | Persona de contacto;Personne à contacter;Interlocuteur;Persona di riferimento;Nominativo;Point of contact
            NAME           | Name des Ansprechpartners;Nom du contact;Naam contactpersoon;Nombre del empleado;Name / Nom;Contact's name
            NAME           | Vorname/Nachname;Apellidos, Nombre;Mitarbeitende;Primary contact;Primary contact name;Staff member
            GIVEN_NAME     | First Name;given_name;Vorname;Prénom;Voornaam;FName;First Name [Required];Attendee first name
            GIVEN_NAME     | Prénom d'usage;Prénom du salarié;Vorname des Mitarbeiters;Voornamen;Nome di battesimo;Vorname / Prénom
            GIVEN_NAME     | Ansprechpartner Vorname;Vorname Kontaktperson;1er prénom;Primary contact first name
            SURNAME        | Last Name;Surname;Nachname;sn;Nom de famille;Achternaam;Apellidos;Primer apellido;Cognome;Legal Last Name
            SURNAME        | Nom d'usage;Nom de famille d'usage;Nom de naissance;Apellido paterno;1er apellido;1º apellido;Apellido 1
            SURNAME        | Apellido paterno/materno;Primer apellido/Segundo apellido;Familienaam;Nachname / Nom;Apellidos del empleado;Nachnamen
            SECOND_SURNAME | Apellido materno;Segundo apellido;2º apellido;Apellido 2;Second last name;Secondo cognome
            INFIX          | Tussenvoegsel;Vorsatzwort
            PHONE          | Mobile Phone;Telefon (optional);Phone 1 - Value;Handy;Téléphone;GSM
            TYPE           | Type;userType;Status;Benutzertyp
            ROLES          | Role;Rolle;roles
            UNUSABLE_MAIL | Name (Vorgesetzter);Kontaktperson im Notfall;Emergency contact;Manager's name;Contact owner
            UNKNOWN        | Mailing Street;Voicemail;Nickname 2;Kontaktmöglichkeit;Last contact;First contact
            """)
    void tellsWhatIsMeant(Meaning meaning, String headings) {
        assertThat(List.of(headings.split(";")))
                .allSatisfy(heading ->
                        assertThat(Heading.of(heading).meaning()).as(heading).isEqualTo(meaning));
    }

    @Test
    void worksAddressComesBeforeOthersAndTheFirstBeforeTheSecond() {
        assertThat(List.of("Work Email", "Email", "E-mail 2 - Value", "Company Email"))
                .extracting(heading -> Heading.of(heading).rank())
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
