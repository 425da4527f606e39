package org.irqscope.ui.kernel;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.irqscope.ui.help.WorkbenchHelp;

/** The preference page that names the source of a kernel. Used by the UI thread. */
public final class KernelPreferencePage extends PreferencePage implements IWorkbenchPreferencePage {
	/** The id in plugin.xml. */
	public static final String ID = "org.irqscope.ui.kernel.preferences";
	/** The name of the preference. */
	static final String NAMED = "kernelSource";
	private static final int HINT = 300;
	private static final IPreferenceStore STORE = new ScopedPreferenceStore(InstanceScope.INSTANCE,
			"org.irqscope.ui.kernel");
	private Text named;

	static IPreferenceStore store() {
		return STORE;
	}

	@Override
	public void init(IWorkbench workbench) {
		setPreferenceStore(STORE);
		noDefaultAndApplyButton();
	}

	@Override
	protected Control createContents(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		WorkbenchHelp.explain(page, "preferences");
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
		Label explained = new Label(page, SWT.WRAP);
		explained.setText(Texts.of("kernel.preference.explained"));
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(HINT, SWT.DEFAULT).applyTo(explained);
		new Label(page, SWT.NONE).setText(Texts.of("kernel.preference.named"));
		named = new Text(page, SWT.BORDER);
		named.setText(STORE.getString(NAMED));
		named.addListener(SWT.Modify, event -> check());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(named);
		Composite buttons = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).applyTo(buttons);
		GridDataFactory.fillDefaults().span(2, 1).align(SWT.END, SWT.CENTER).applyTo(buttons);
		button(buttons, "kernel.preference.browse.folder", () -> new DirectoryDialog(getShell()).open());
		button(buttons, "kernel.preference.browse.package", () -> new FileDialog(getShell(), SWT.OPEN).open());
		check();
		return page;
	}

	/** Asks for a path; null when the user has none. */
	private interface Asking {
		String open();
	}

	private void button(Composite parent, String key, Asking asking) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(Texts.of(key));
		button.addListener(SWT.Selection, event -> {
			String chosen = asking.open();
			if (chosen != null)
				named.setText(chosen);
		});
		GridDataFactory.fillDefaults().applyTo(button);
	}

	private void check() {
		boolean good = isThere(named.getText().strip());
		setErrorMessage(good ? null : Texts.of("kernel.preference.missing"));
		setValid(good);
	}

	/** Nothing is as good as something that is there. */
	private static boolean isThere(String path) {
		try {
			return path.isEmpty() || Files.exists(Path.of(path));
		} catch (InvalidPathException e) {
			return false;
		}
	}

	@Override
	public boolean performOk() {
		STORE.setValue(NAMED, named.getText().strip());
		return true;
	}
}
