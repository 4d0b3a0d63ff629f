package io.rosterkit.model.notice;

/** A message that was given up, with what was tried. */
public record DeadLetter(Message message, Delivery delivery) {}
