/** A small web application around the library, on the HTTP server of the JDK. The guide for hosts shows it. */
@NullMarked
package io.rosterkit.examples.web;

import org.jspecify.annotations.NullMarked;
