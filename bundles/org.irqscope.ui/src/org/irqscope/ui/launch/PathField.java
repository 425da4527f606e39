package org.irqscope.ui.launch;

import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.irqscope.ui.Texts;

/** Asks for a file by its path, of the workspace or the file system: four columns of a page. Used by the UI thread. */
final class PathField {
	/** How many columns a page has that such fields stand on. */
	static final int COLUMNS = 4;
	private static final int NARROWEST = 120;
	private final Text text;
	private final Button workspace;
	private final Button browse;

	/**
	 * A field.
	 *
	 * @param key the key of its label
	 * @param pattern the names of files of the workspace that are meant
	 * @param filter as above, of the file system
	 * @param changed called when another path is entered
	 */
	PathField(Composite page, String key, String pattern, String filter, Runnable changed) {
		new Label(page, SWT.NONE).setText(Texts.of(key));
		text = new Text(page, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).hint(NARROWEST, SWT.DEFAULT).applyTo(text);
		text.addModifyListener(event -> changed.run());
		workspace = button(page, "launch.workspace", () -> WorkspaceFiles.choose(page.getShell(), pattern)
				.map(IFile::getFullPath).map(IPath::toPortableString).ifPresent(text::setText));
		browse = button(page, "launch.browse", () -> {
			FileDialog dialog = new FileDialog(page.getShell(), SWT.OPEN);
			dialog.setFilterExtensions(new String[] { filter });
			Optional.ofNullable(dialog.open()).ifPresent(text::setText);
		});
	}

	private static Button button(Composite page, String key, Runnable work) {
		Button button = new Button(page, SWT.PUSH);
		button.setText(Texts.of(key));
		button.addListener(SWT.Selection, event -> work.run());
		return button;
	}

	/** The path as it is entered; empty where none is. */
	String path() {
		return text.getText().strip();
	}

	void show(String path) {
		text.setText(path);
	}

	void setEnabled(boolean enabled) {
		text.setEnabled(enabled);
		workspace.setEnabled(enabled);
		browse.setEnabled(enabled);
	}
}
