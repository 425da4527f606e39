package org.irqscope.core.edit;

/**
 * An edit that is offered. It belongs to the thread that owns the document.
 *
 * @param text what it does, as a menu says it
 * @param edit does it
 */
public record OfferedEdit(String text, Runnable edit) {
}
