package org.irqscope.ui.wizards;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.List;
import org.eclipse.swt.widgets.Text;
import org.irqscope.core.lesson.OfferedExample;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.ui.Texts;
import org.irqscope.ui.help.WorkbenchHelp;

/** Asks for an example, says what it teaches, and asks where its machine goes. UI thread. */
final class ExamplePage extends WizardPage {
	private static final int COLUMNS = 3, WIDTH = 480, LINES = 14, HINT = 72;
	private final java.util.List<OfferedExample> offered = OfferedExample.all();
	private final String folderBefore;
	private List titles;
	private Label question;
	private Text folder;

	ExamplePage(String folder) {
		super("example");
		this.folderBefore = folder;
		setTitle(Texts.of("wizard.example"));
		setDescription(Texts.of("wizard.example.description"));
	}

	@Override
	public void createControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).spacing(8, 8).applyTo(page);
		titles = new List(page, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL);
		offered.forEach(one -> titles.add(one.title()));
		titles.select(0);
		titles.addListener(SWT.Selection, event -> check());
		GridDataFactory.fillDefaults().grab(true, true).span(COLUMNS, 1).hint(WIDTH, LINES * titles.getItemHeight())
				.applyTo(titles);
		question = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS, 1).hint(WIDTH, HINT).applyTo(question);
		folder = TargetFolder.row(page, folderBefore, this::check);
		WorkbenchHelp.explain(page, "example");
		setControl(page);
		check();
	}

	private void check() {
		question.setText(example().question());
		IStatus problem = TargetFolder.problem(path());
		String refusal = !problem.isOK() ? problem.getMessage()
				: file().exists() ? Texts.of("wizard.example.exists", path()) : null;
		setErrorMessage(refusal);
		setPageComplete(refusal == null);
	}

	OfferedExample example() {
		return offered.get(Math.max(0, titles.getSelectionIndex()));
	}

	private IPath path() {
		return IPath.fromOSString(folder.getText()).append(example().name())
				.addFileExtension(MachineFiles.EXTENSION);
	}

	IFile file() {
		return ResourcesPlugin.getWorkspace().getRoot().getFile(path());
	}
}
