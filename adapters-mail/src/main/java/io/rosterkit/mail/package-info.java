/**
 * Mail gateways: one sends over SMTP, and one writes into a folder, to see what would be sent. Both make the same
 * message.
 */
@NullMarked
package io.rosterkit.mail;

import org.jspecify.annotations.NullMarked;
