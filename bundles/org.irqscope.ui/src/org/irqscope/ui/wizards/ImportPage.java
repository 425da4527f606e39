package org.irqscope.ui.wizards;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.irqscope.model.MachineFiles;
import org.irqscope.ui.Texts;

/** Asks for the files to read, the process that is meant, and the document to write. */
final class ImportPage extends WizardPage {
	private static final int COLUMNS = 3, LIST_HEIGHT = 120, LIST_WIDTH = 420;
	private final List<Path> chosen = new ArrayList<>();
	private final String folder;
	private org.eclipse.swt.widgets.List list;
	private Text process;
	private Text target;

	ImportPage(IStructuredSelection selection) {
		super("import");
		setTitle(Texts.of("wizard.import"));
		setDescription(Texts.of("wizard.import.description"));
		folder = folder(selection);
		for (Object selected : selection) {
			IFile file = Adapters.adapt(selected, IFile.class);
			if (file != null && file.getLocation() != null)
				chosen.add(file.getLocation().toPath());
		}
	}

	private static String folder(IStructuredSelection selection) {
		IResource resource = Adapters.adapt(selection.getFirstElement(), IResource.class);
		IContainer container = resource instanceof IContainer one ? one : resource == null ? null
				: resource.getParent();
		return container == null || container.getType() == IResource.ROOT ? "" : container.getFullPath() + "/";
	}

	@Override
	public void createControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).spacing(8, 8).applyTo(page);
		label(page, "wizard.import.files");
		list = new org.eclipse.swt.widgets.List(page, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).hint(LIST_WIDTH, LIST_HEIGHT).applyTo(list);
		Composite buttons = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(buttons);
		GridDataFactory.fillDefaults().applyTo(buttons);
		button(buttons, "wizard.add", this::add);
		button(buttons, "wizard.remove", this::remove);
		process = field(page, "wizard.import.process", "");
		target = field(page, "wizard.import.target", folder + Texts.of("wizard.new.name") + "."
				+ MachineFiles.EXTENSION);
		setControl(page);
		show();
	}

	private static void label(Composite page, String key) {
		Label label = new Label(page, SWT.NONE);
		label.setText(Texts.of(key));
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
	}

	private Text field(Composite page, String key, String value) {
		label(page, key);
		Text text = new Text(page, SWT.BORDER);
		text.setText(value);
		GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS - 1, 1).applyTo(text);
		text.addModifyListener(event -> check());
		return text;
	}

	private static void button(Composite page, String key, Runnable work) {
		Button button = new Button(page, SWT.PUSH);
		button.setText(Texts.of(key));
		GridDataFactory.fillDefaults().applyTo(button);
		button.addListener(SWT.Selection, event -> work.run());
	}

	private void add() {
		FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
		if (dialog.open() != null)
			for (String name : dialog.getFileNames())
				chosen.add(Path.of(dialog.getFilterPath(), name));
		show();
	}

	private void remove() {
		List<Path> leaving = new ArrayList<>();
		for (int index : list.getSelectionIndices())
			leaving.add(chosen.get(index));
		chosen.removeAll(leaving);
		show();
	}

	private void show() {
		list.setItems(chosen.stream().map(Path::toString).toArray(String[]::new));
		check();
	}

	private void check() {
		setErrorMessage(problem());
		if (getErrorMessage() == null && target().exists())
			setMessage(Texts.of("wizard.replaces", target().getFullPath()), WARNING);
		else
			setMessage(Texts.of("wizard.import.description"));
		setPageComplete(getErrorMessage() == null && !chosen.isEmpty());
	}

	private String problem() {
		if (!process.getText().isBlank() && !process.getText().strip().matches("\\d{1,9}"))
			return Texts.of("wizard.import.no.process");
		IPath path = IPath.fromPortableString(target.getText());
		if (path.segmentCount() < 2 || !MachineFiles.EXTENSION.equals(path.getFileExtension()))
			return Texts.of("wizard.import.no.target");
		IContainer parent = target().getParent();
		return parent.exists() ? null : Texts.of("wizard.no.folder", parent.getFullPath());
	}

	List<Path> files() {
		return List.copyOf(chosen);
	}

	OptionalInt process() {
		return process.getText().isBlank() ? OptionalInt.empty()
				: OptionalInt.of(Integer.parseInt(process.getText().strip()));
	}

	IFile target() {
		return ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(target.getText()));
	}
}
