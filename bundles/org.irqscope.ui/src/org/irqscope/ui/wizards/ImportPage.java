package org.irqscope.ui.wizards;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.window.Window;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.FilteredResourcesSelectionDialog;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.ui.Texts;
import org.irqscope.ui.help.WorkbenchHelp;

/** Asks for the files to read, the process that is meant, and the document to write. */
final class ImportPage extends WizardPage {
	private static final int COLUMNS = 3, LIST_HEIGHT = 120, LIST_WIDTH = 420, ERROR_HEIGHT = 54;
	private final List<Path> chosen = new ArrayList<>();
	private final String folder;
	private org.eclipse.swt.widgets.List list;
	private Text process;
	private Text told;
	private Text target;
	private Button walk;
	private Text whole;

	ImportPage(IStructuredSelection selection) {
		super("import");
		setTitle(Texts.of("wizard.import"));
		setDescription(Texts.of("wizard.import.description"));
		folder = TargetFolder.of(selection);
		for (Object selected : selection) {
			IFile file = Adapters.adapt(selected, IFile.class);
			if (file != null && file.getLocation() != null)
				chosen.add(file.getLocation().toPath());
		}
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
		button(buttons, "wizard.add.workspace", this::addFromWorkspace);
		button(buttons, "wizard.remove", this::remove);
		process = field(page, "wizard.import.process", "");
		told = field(page, "wizard.import.told", "");
		told.setMessage(Texts.of("wizard.import.told.example"));
		target = field(page, "wizard.import.target", TargetFolder.free(folder).getFullPath().toString());
		walk = new Button(page, SWT.CHECK);
		walk.setText(Texts.of("wizard.import.walk"));
		GridDataFactory.fillDefaults().span(COLUMNS, 1).applyTo(walk);
		whole = new Text(page, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS, 1).hint(LIST_WIDTH, ERROR_HEIGHT)
				.applyTo(whole);
		WorkbenchHelp.explain(page, "import");
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

	/** What tools printed is often kept beside the machine. */
	private void addFromWorkspace() {
		FilteredResourcesSelectionDialog dialog = new FilteredResourcesSelectionDialog(getShell(), true,
				ResourcesPlugin.getWorkspace().getRoot(), IResource.FILE);
		dialog.setInitialPattern("*.txt");
		if (dialog.open() == Window.OK)
			for (Object selected : dialog.getResult())
				if (selected instanceof IFile file && file.getLocation() != null)
					chosen.add(file.getLocation().toPath());
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

	/** The title has room for two lines only. */
	@Override
	public void setErrorMessage(String message) {
		super.setErrorMessage(message);
		if (whole != null)
			whole.setText(message == null ? "" : message);
	}

	private String problem() {
		if (!process.getText().isBlank() && !process.getText().strip().matches("\\d{1,9}"))
			return Texts.of("wizard.import.no.process");
		if (Arrays.stream(words()).anyMatch(word -> word.indexOf('=') < 1))
			return Texts.of("wizard.import.no.told");
		IPath path = IPath.fromPortableString(target.getText());
		if (path.segmentCount() < 2 || !MachineFiles.EXTENSION.equals(path.getFileExtension()))
			return Texts.of("wizard.import.no.target");
		return null;
	}

	List<Path> files() {
		return List.copyOf(chosen);
	}

	/** True where the user wants to walk through what the files have recorded. */
	boolean isWalkWanted() {
		return walk.getSelection();
	}

	OptionalInt process() {
		return process.getText().isBlank() ? OptionalInt.empty()
				: OptionalInt.of(Integer.parseInt(process.getText().strip()));
	}

	private String[] words() {
		return told.getText().isBlank() ? new String[0] : told.getText().strip().split("[\\s,;]+");
	}

	/** What is so where no file says it, by the keys of assumptions. */
	Map<String, String> told() {
		Map<String, String> values = new HashMap<>();
		for (String word : words())
			values.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
		return values;
	}

	/** What is told under a key; empty where nothing is. */
	String told(String key) {
		return told().getOrDefault(key, "");
	}

	/** Tells a value under a key; an empty one takes back what was told. */
	void tell(String key, String value) {
		Map<String, String> values = new TreeMap<>(told());
		if (value.isEmpty())
			values.remove(key);
		else
			values.put(key, value);
		List<String> words = new ArrayList<>();
		values.forEach((one, text) -> words.add(one + "=" + text));
		told.setText(String.join(" ", words));
	}

	IFile target() {
		return ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(target.getText()));
	}
}
