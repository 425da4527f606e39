package org.eclipse.help.ui.internal.views;

/** What a cheat sheet is beside a dialog, to the views of the help that are not here. */
public interface IHelpPart {
}
