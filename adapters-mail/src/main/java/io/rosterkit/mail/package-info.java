/**
 * Mail gateways: over SMTP, or into a folder for those who want to see what would be sent. Both write the same message.
 */
@NullMarked
package io.rosterkit.mail;

import org.jspecify.annotations.NullMarked;
