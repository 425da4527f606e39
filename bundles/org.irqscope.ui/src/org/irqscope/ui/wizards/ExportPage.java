package org.irqscope.ui.wizards;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.irqscope.core.operation.ExportOperation.Style;
import org.irqscope.core.operation.ImageFormat;
import org.irqscope.scene.Theme;
import org.irqscope.ui.Texts;

/** Asks for the format, the colours and the file of a picture. */
final class ExportPage extends WizardPage {
	private static final int COLUMNS = 3;
	private static final List<Theme> THEMES = List.of(Theme.LIGHT, Theme.DARK, Theme.CONTRAST);
	private static final double[] SCALES = { 1, 2, 3 };
	private final String name;
	private final boolean diagramOpen;
	private Combo format;
	private Combo theme;
	private Combo scale;
	private Text target;

	ExportPage(String name, boolean diagramOpen) {
		super("export");
		this.name = name;
		this.diagramOpen = diagramOpen;
		setTitle(Texts.of("wizard.export"));
		setDescription(Texts.of("wizard.export.description"));
	}

	@Override
	public void createControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).spacing(8, 8).applyTo(page);
		format = combo(page, "wizard.export.format",
				Arrays.stream(ImageFormat.values()).map(ImageFormat::name).toArray(String[]::new));
		theme = combo(page, "wizard.export.theme",
				THEMES.stream().map(one -> Texts.of("theme." + one.id())).toArray(String[]::new));
		scale = combo(page, "wizard.export.scale", Arrays.stream(SCALES)
				.mapToObj(one -> Texts.of("wizard.export.percent", 100 * one)).toArray(String[]::new));
		label(page, "wizard.export.target");
		target = new Text(page, SWT.BORDER);
		target.setText(Path.of(System.getProperty("user.home"), name + "." + extension()).toString());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(target);
		target.addModifyListener(event -> check());
		Button browse = new Button(page, SWT.PUSH);
		browse.setText(Texts.of("launch.browse"));
		browse.addListener(SWT.Selection, event -> browse());
		format.addListener(SWT.Selection, event -> formatChanged());
		formatChanged();
		setControl(page);
	}

	private static void label(Composite page, String key) {
		Label label = new Label(page, SWT.NONE);
		label.setText(Texts.of(key));
	}

	private static Combo combo(Composite page, String key, String... values) {
		label(page, key);
		Combo combo = new Combo(page, SWT.DROP_DOWN | SWT.READ_ONLY);
		combo.setItems(values);
		combo.select(0);
		GridDataFactory.swtDefaults().span(COLUMNS - 1, 1).applyTo(combo);
		return combo;
	}

	private ImageFormat format() {
		return ImageFormat.values()[format.getSelectionIndex()];
	}

	private String extension() {
		return format().name().toLowerCase(Locale.ROOT);
	}

	/** The file's name follows the format; only images of pixels have a size. */
	private void formatChanged() {
		scale.setEnabled(format() == ImageFormat.PNG);
		target.setText(target.getText().replaceFirst("\\.(svg|png)$", "." + extension()));
		check();
	}

	private void browse() {
		FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
		dialog.setFileName(name + "." + extension());
		dialog.setFilterExtensions(new String[] { "*." + extension() });
		dialog.setOverwrite(true);
		String file = dialog.open();
		if (file != null)
			target.setText(file);
	}

	private void check() {
		setErrorMessage(diagramOpen ? null : Texts.of("wizard.export.no.diagram"));
		if (diagramOpen && Files.isRegularFile(target()))
			setMessage(Texts.of("wizard.replaces", target()), WARNING);
		else
			setMessage(Texts.of("wizard.export.description"));
		setPageComplete(diagramOpen && !target.getText().isBlank());
	}

	Style style() {
		return new Style(THEMES.get(theme.getSelectionIndex()), format(), SCALES[scale.getSelectionIndex()]);
	}

	Path target() {
		return Path.of(target.getText().strip());
	}
}
