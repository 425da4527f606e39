package org.irqscope.ui.wizards;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.irqscope.core.edit.template.MachineTemplate;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.model.Vendor;
import org.irqscope.ui.Texts;
import org.irqscope.ui.help.WorkbenchHelp;

/** Asks for the template of a new machine, what its host is like, and where its document goes. UI thread. */
final class NewMachinePage extends WizardPage {
	private static final int COLUMNS = 3, TEMPLATE_COLUMNS = 2, INDENT = 24, WIDTH = 480, LINES = 2;
	/** The letters of what else is on the page and of the buttons below it. */
	private static final String OTHER_KEYS = "nfrvphc";
	private final String folderBefore;
	private final List<Button> templates = new ArrayList<>();
	private Label about;
	private Text name;
	private Text folder;
	private Spinner vcpus;
	private Combo vendor;
	private Button apicv;

	NewMachinePage(String folder) {
		super("machine");
		this.folderBefore = folder;
		setTitle(Texts.of("wizard.new"));
		setDescription(Texts.of("wizard.new.description"));
	}

	@Override
	public void createControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).spacing(8, 8).applyTo(page);
		label(page, "wizard.new.name.label");
		IPath free = TargetFolder.free(folderBefore).getFullPath();
		name = text(page, free.removeFileExtension().lastSegment());
		folder = TargetFolder.row(page, folderBefore, this::check);
		templates(page);
		label(page, "wizard.new.vcpus");
		vcpus = new Spinner(page, SWT.BORDER);
		vcpus.setValues(1, 1, NewMachine.MOST_VCPUS, 0, 1, 8);
		wide(vcpus, COLUMNS - 1);
		label(page, "wizard.new.vendor");
		vendor = new Combo(page, SWT.DROP_DOWN | SWT.READ_ONLY);
		for (Vendor one : Vendor.values())
			vendor.add(Texts.of("vendor." + one.getLiteral()));
		vendor.select(0);
		wide(vendor, COLUMNS - 1);
		apicv = button(page, SWT.CHECK, "wizard.new.apicv");
		wide(apicv, COLUMNS);
		WorkbenchHelp.explain(page, "new");
		setControl(page);
		check();
		name.setFocus();
		name.selectAll();
	}

	/** The templates, the first of which is chosen, and what the chosen one has. */
	private void templates(Composite page) {
		Group group = new Group(page, SWT.NONE);
		group.setText(Texts.of("wizard.new.template"));
		GridLayoutFactory.swtDefaults().numColumns(TEMPLATE_COLUMNS).spacing(16, 2).applyTo(group);
		GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS, 1).applyTo(group);
		Mnemonics mnemonics = new Mnemonics(OTHER_KEYS);
		for (MachineTemplate template : MachineTemplate.values()) {
			Button button = new Button(group, SWT.RADIO);
			button.setText(mnemonics.mark(template.title()));
			button.setToolTipText(template.description());
			button.setData(template);
			button.setSelection(templates.isEmpty());
			button.addListener(SWT.Selection, event -> chosen());
			templates.add(button);
		}
		about = new Label(group, SWT.WRAP);
		about.setText(template().description());
		GridDataFactory.fillDefaults().grab(true, false).span(TEMPLATE_COLUMNS, 1).indent(INDENT, 4)
				.hint(WIDTH, lines(about)).applyTo(about);
	}

	/** Only hosts of PCs have a vendor and local APICs. */
	private void chosen() {
		about.setText(template().description());
		vendor.setEnabled(!template().isRiscv());
		apicv.setEnabled(!template().isRiscv());
	}

	/** The height of a label whose longest text is not cut. */
	private static int lines(Label label) {
		return LINES * label.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
	}

	private static void label(Composite page, String key) {
		new Label(page, SWT.NONE).setText(Texts.of(key));
	}

	private Text text(Composite page, String value) {
		Text text = new Text(page, SWT.BORDER);
		text.setText(value);
		GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS - 1, 1).applyTo(text);
		text.addModifyListener(event -> check());
		return text;
	}

	private static Button button(Composite page, int style, String key) {
		Button button = new Button(page, style);
		button.setText(Texts.of(key));
		return button;
	}

	private static void wide(Control control, int columns) {
		GridDataFactory.swtDefaults().span(columns, 1).applyTo(control);
	}

	private void check() {
		if (vcpus == null)
			return;
		setErrorMessage(problem());
		setPageComplete(getErrorMessage() == null);
	}

	private String problem() {
		if (name.getText().isBlank() || IPath.fromPortableString(name.getText()).segmentCount() != 1)
			return Texts.of("wizard.new.no.name");
		if (IPath.fromPortableString(folder.getText().strip()).segmentCount() == 0)
			return Texts.of("wizard.folder.missing");
		IStatus status = TargetFolder.problem(file().getFullPath());
		if (!status.isOK())
			return status.getMessage();
		return file().exists() ? Texts.of("wizard.new.exists", file().getFullPath()) : null;
	}

	/** Where the document goes. */
	IFile file() {
		return TargetFolder.file(folder.getText().strip(), name.getText().strip());
	}

	/** What has been chosen. */
	NewMachine machine() {
		return new NewMachine(IPath.fromPortableString(file().getName()).removeFileExtension().toString(), template(),
				vcpus.getSelection(), Vendor.get(vendor.getSelectionIndex()), apicv.getSelection());
	}

	private MachineTemplate template() {
		return (MachineTemplate) templates.stream().filter(Button::getSelection).findFirst().orElseThrow().getData();
	}
}
