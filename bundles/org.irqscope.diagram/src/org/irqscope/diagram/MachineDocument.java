package org.irqscope.diagram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.dialogs.SaveAsDialog;
import org.eclipse.ui.ide.ResourceUtil;
import org.irqscope.model.MachineFileException;
import org.irqscope.model.MachineFiles;
import org.irqscope.model.VirtualMachine;

/** Where an editor's machine is kept: a file of the workspace, or one outside it. */
final class MachineDocument {
	private final Path path;
	private final Optional<IFile> file;
	private byte[] known = new byte[0];

	private MachineDocument(Path path, Optional<IFile> file) {
		this.path = path;
		this.file = file;
	}

	/** The document behind an editor's input; nothing when the input is no file. */
	static Optional<MachineDocument> of(IEditorInput input) {
		IFile file = ResourceUtil.getFile(input);
		if (file != null)
			return of(file);
		if (input instanceof IURIEditorInput outside && "file".equals(outside.getURI().getScheme()))
			return Optional.of(new MachineDocument(Path.of(outside.getURI()), Optional.empty()));
		return Optional.empty();
	}

	static Optional<MachineDocument> of(IFile file) {
		IPath location = file.getLocation();
		return Optional.ofNullable(location)
				.map(place -> new MachineDocument(place.toFile().toPath(), Optional.of(file)));
	}

	/** Asks for the file to save as; nothing when the user thinks better of it. */
	static Optional<IFile> askForFile(Shell shell, Optional<IFile> original) {
		SaveAsDialog dialog = new SaveAsDialog(shell);
		original.ifPresent(dialog::setOriginalFile);
		return dialog.open() != SaveAsDialog.OK ? Optional.empty()
				: Optional.of(ResourcesPlugin.getWorkspace().getRoot().getFile(dialog.getResult()));
	}

	Optional<IFile> file() {
		return file;
	}

	VirtualMachine load() throws MachineFileException {
		// What is written between the two is seen as a change; the other way round it would be lost.
		byte[] before = contents();
		VirtualMachine machine = MachineFiles.load(path);
		known = before;
		return machine;
	}

	/** True when somebody else has written the file since it was loaded or saved here. */
	boolean isChanged() {
		return !Arrays.equals(known, contents());
	}

	private byte[] contents() {
		try {
			return Files.readAllBytes(path);
		} catch (IOException e) {
			return new byte[0];
		}
	}

	/** Writes the document; readers see the old one or the new one. */
	void save(VirtualMachine machine, IProgressMonitor monitor) throws IOException, CoreException {
		MachineFiles.save(machine, path);
		known = contents();
		if (file.isPresent())
			file.get().refreshLocal(IResource.DEPTH_ZERO, monitor);
	}
}
