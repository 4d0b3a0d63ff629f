package io.rosterkit.model.notice.stored;

import io.rosterkit.model.notice.Delivery;

/** A message that was given up, with what was tried. */
public record DeadLetter(Message message, Delivery delivery) {}
