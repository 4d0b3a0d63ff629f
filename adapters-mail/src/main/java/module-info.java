/** Mail gateways: SMTP, and a folder of files. */
module io.rosterkit.mail {
    requires static transitive org.jspecify;
    requires transitive io.rosterkit.spi;
    requires jakarta.activation;
    requires jakarta.mail;
    requires org.eclipse.angus.mail;

    exports io.rosterkit.mail;
}
