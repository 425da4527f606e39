package org.irqscope.ui.wizards;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import org.irqscope.core.operation.export.ExportFormat;
import org.irqscope.core.operation.export.ExportOperation.Style;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.export.Framing;
import org.irqscope.core.operation.export.WalkSteps;
import org.irqscope.export.PageSize;
import org.irqscope.scene.theme.Theme;
import org.irqscope.ui.Texts;
import org.irqscope.ui.help.WorkbenchHelp;

/** Asks for the format, the colours and the file of a picture. */
final class ExportPage extends WizardPage {
	private static final int COLUMNS = 3;
	private static final List<Theme> THEMES = List.of(Theme.LIGHT, Theme.DARK, Theme.CONTRAST);
	private static final List<ExportFormat> FORMATS = List.of(ExportFormat.values());
	private static final double[] SCALES = { 1, 2, 3, 4 };
	private static final int[] DELAYS = { 500, Style.DELAY, 3_000, 5_000 };
	private final String name;
	private final boolean diagramOpen;
	private final boolean walks;
	private Combo format;
	private Combo theme;
	private Combo scale;
	private Button breakpoints;
	private Button slide;
	private Text steps;
	private Combo paper;
	private Combo delay;
	private Text crop;
	private Text caption;
	private Text target;

	/** @param walks true when there is a walk whose steps can be written */
	ExportPage(String name, boolean diagramOpen, boolean walks) {
		super("export");
		this.walks = walks;
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
				FORMATS.stream()
						.map(one -> Texts.of("wizard.export.format." + one.word())).toArray(String[]::new));
		theme = combo(page, "wizard.export.theme",
				THEMES.stream().map(one -> Texts.of("theme." + one.id())).toArray(String[]::new));
		scale = combo(page, "wizard.export.scale", Arrays.stream(SCALES)
				.mapToObj(one -> Texts.of("wizard.export.percent", 100 * one)).toArray(String[]::new));
		paper = combo(page, "wizard.export.paper", Arrays.stream(PageSize.values())
				.map(one -> Texts.of("wizard.export.paper." + one.name().toLowerCase(Locale.ROOT)))
				.toArray(String[]::new));
		delay = combo(page, "wizard.export.delay", Arrays.stream(DELAYS)
				.mapToObj(one -> Texts.of("wizard.export.seconds", one / 1000.0)).toArray(String[]::new));
		delay.select(1);
		breakpoints = new Button(page, SWT.CHECK);
		breakpoints.setText(Texts.of("wizard.export.breakpoints"));
		GridDataFactory.swtDefaults().span(COLUMNS, 1).applyTo(breakpoints);
		slide = new Button(page, SWT.CHECK);
		slide.setText(Texts.of("wizard.export.slide"));
		GridDataFactory.swtDefaults().span(COLUMNS, 1).applyTo(slide);
		steps = text(page, "wizard.export.steps", "wizard.export.steps.all");
		crop = text(page, "wizard.export.crop", "wizard.export.crop.none");
		caption = text(page, "wizard.export.caption", "wizard.export.caption.none");
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
		WorkbenchHelp.explain(page, "export");
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

	private Text text(Composite page, String key, String hint) {
		label(page, key);
		Text text = new Text(page, SWT.BORDER);
		text.setMessage(Texts.of(hint));
		text.addModifyListener(event -> check());
		GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS - 1, 1).applyTo(text);
		return text;
	}

	private ExportFormat format() {
		return FORMATS.get(format.getSelectionIndex());
	}

	private String extension() {
		return format().extension();
	}

	/** The file's name follows the format; only images of pixels have a size. */
	private void formatChanged() {
		scale.setEnabled(format().isPixels());
		paper.setEnabled(format().hasPaper());
		crop.setEnabled(format().isPicture() || format().hasPictures());
		theme.setEnabled(format().hasColours());
		delay.setEnabled(format().isMoving());
		caption.setEnabled(format() != ExportFormat.CSV && !format().isMoving());
		steps.setEnabled(!format().isPicture());
		breakpoints.setEnabled(format().isPicture());
		slide.setEnabled(crop.isEnabled() && format() != ExportFormat.HTML);
		String known = FORMATS.stream().map(ExportFormat::extension).collect(Collectors.joining("|"));
		target.setText(target.getText().replaceFirst("\\.(" + known + ")$", "." + extension()));
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
		Optional<String> refusal = refusal();
		setErrorMessage(refusal.orElse(null));
		if (diagramOpen && Files.isRegularFile(target()))
			setMessage(Texts.of("wizard.replaces", target()), WARNING);
		else
			setMessage(Texts.of("wizard.export.description"));
		setPageComplete(refusal.isEmpty() && !target.getText().isBlank());
	}

	private Optional<String> refusal() {
		if (!diagramOpen)
			return Optional.of(Texts.of("wizard.export.no.diagram"));
		if (format().isPicture())
			return Optional.empty();
		if (!walks)
			return Optional.of(Texts.of("wizard.export.no.walk"));
		try {
			WalkSteps.parse(steps.getText());
			return Optional.empty();
		} catch (OperationException e) {
			return Optional.of(e.getMessage());
		}
	}

	/** @throws OperationException when what was written are no steps */
	WalkSteps steps() throws OperationException {
		return WalkSteps.parse(steps.getText());
	}

	Style style() {
		List<String> around = Stream.of(crop.getText().split(",")).map(String::strip).filter(name -> !name.isEmpty())
				.toList();
		return new Style(THEMES.get(theme.getSelectionIndex()), format(), SCALES[scale.getSelectionIndex()],
				new Framing(slide.getSelection(), around, caption.getText().strip()),
				PageSize.values()[paper.getSelectionIndex()], DELAYS[delay.getSelectionIndex()]);
	}

	/** True when the picture shows where the walk stops. */
	boolean showsBreakpoints() {
		return breakpoints.getSelection();
	}

	Path target() {
		return Path.of(target.getText().strip());
	}
}
