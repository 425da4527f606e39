package org.irqscope.diagram;

import java.io.IOException;
import java.io.InputStream;
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
import org.irqscope.core.session.Completeness;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFileException;
import org.irqscope.model.file.MachineFiles;

/** Where an editor's machine is kept: a file of the workspace, or one outside it. Used by the UI thread. */
final class MachineDocument {
	private final Path path;
	private final Optional<IFile> file;
	private volatile Known known = new Known(0, Optional.empty());

	/**
	 * What the file held when it was read or saved here last.
	 *
	 * @param version how often that was
	 */
	private record Known(int version, Optional<byte[]> contents) {
		boolean is(byte[] other) {
			return contents.filter(one -> Arrays.equals(one, other)).isPresent();
		}
	}

	/**
	 * What a file held when it was read.
	 *
	 * @param machine nothing when there is no machine to show
	 * @param failure why not
	 * @param missing true when there is no file
	 * @param version the version of what was known until then
	 */
	record Reading(byte[] contents, Optional<VirtualMachine> machine, String failure, boolean missing, int version) {
	}

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

	/** The name of the file. */
	String name() {
		return path.getFileName().toString();
	}

	/** Reads the file; nothing when it holds what is known already. To be called in the background. */
	Optional<Reading> read() {
		Known before = known;
		// What is written between the two is seen as a change; the other way round it would be lost.
		byte[] contents = contents();
		if (before.is(contents))
			return Optional.empty();
		try {
			VirtualMachine machine = MachineFiles.load(path);
			Completeness.checkPicture(machine);
			return Optional.of(new Reading(contents, Optional.of(machine), "", false, before.version()));
		} catch (MachineFileException | MachineStateException e) {
			return Optional.of(new Reading(contents, Optional.empty(), e.getMessage(), Files.notExists(path),
					before.version()));
		}
	}

	/** True when nothing else was read or saved meanwhile. */
	boolean isNext(Reading reading) {
		return reading.version() == known.version();
	}

	/** This is known of the file from now on. */
	void accept(Reading reading) {
		knows(reading.contents());
	}

	/** Knows what was known of the machine's file when it had another name. */
	void follow(MachineDocument before) {
		known = before.known;
	}

	/** True when others have written the file since. */
	boolean isOthers() {
		return Files.exists(path) && !known.is(contents());
	}

	private void knows(byte[] contents) {
		known = new Known(known.version() + 1, Optional.of(contents));
	}

	private byte[] contents() {
		try (InputStream input = Files.newInputStream(path)) {
			return input.readNBytes(MachineFiles.LARGEST + 1);
		} catch (IOException e) {
			return new byte[0];
		}
	}

	/** Writes the document; readers see the old one or the new one. */
	void save(VirtualMachine machine, IProgressMonitor monitor) throws IOException, CoreException {
		MachineFiles.save(machine, path);
		knows(contents());
		if (file.isPresent())
			file.get().refreshLocal(IResource.DEPTH_ZERO, monitor);
	}
}
