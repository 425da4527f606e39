package org.irqscope.core.problems;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.irqscope.core.Texts;
import org.irqscope.core.knowledge.Conclusion;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptException;
import org.irqscope.model.Element;
import org.irqscope.model.ImportedSource;
import org.irqscope.model.UnknownLine;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFileException;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.model.rules.MachineValidator;
import org.irqscope.model.rules.Problem;

/** Marks the files of machines and op scripts with what is wrong in them. Runs in jobs that own the file. */
public final class ProblemMarkers {
	/** The marker's type in plugin.xml. */
	public static final String TYPE = "org.irqscope.core.problem";
	/** The attribute that names the rule of the model that is broken; other problems have none. */
	public static final String RULE = "rule";
	/** The attribute that names the element of the machine. */
	public static final String ELEMENT = "element";
	private static final String SCRIPT = "kvmops";
	/** More than this nobody reads; the document keeps them all. */
	private static final int MOST_UNKNOWN = 100;

	private ProblemMarkers() {
	}

	/** Replaces the markers of a file by those of its present contents. */
	public static void update(IFile file) throws CoreException {
		file.deleteMarkers(TYPE, true, IResource.DEPTH_ZERO);
		if (SCRIPT.equals(file.getFileExtension()))
			updateScript(file);
		else
			updateMachine(file);
	}

	/** True for the files that are validated. */
	static boolean validates(IFile file) {
		return MachineFiles.EXTENSION.equals(file.getFileExtension()) || SCRIPT.equals(file.getFileExtension());
	}

	private static void updateScript(IFile file) throws CoreException {
		try (InputStream contents = file.getContents(true)) {
			OpScript.parse(new String(contents.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
		} catch (ScriptException e) {
			mark(file, e.getMessage(), e.line());
		} catch (IOException e) {
			file.createMarker(TYPE, about(IMarker.SEVERITY_ERROR, e.getMessage()));
		}
	}

	private static void updateMachine(IFile file) throws CoreException {
		try (InputStream contents = file.getContents(true)) {
			VirtualMachine machine = MachineFiles.load(contents, file.getName());
			for (Problem problem : MachineValidator.validate(machine))
				mark(file, problem);
			for (ImportedSource source : machine.getSources())
				markUnknown(file, source);
			for (Conclusion conclusion : Conclusion.of(machine))
				mark(file, conclusion);
		} catch (MachineFileException e) {
			mark(file, e.reason(), e.line());
		} catch (IOException e) {
			file.createMarker(TYPE, about(IMarker.SEVERITY_ERROR, e.getMessage()));
		}
	}

	/** What the import did not understand is told, so that nobody takes the machine for the whole of its source. */
	private static void markUnknown(IFile file, ImportedSource source) throws CoreException {
		List<UnknownLine> unknown = source.getUnknownLines();
		for (UnknownLine line : unknown.subList(0, Math.min(unknown.size(), MOST_UNKNOWN)))
			file.createMarker(TYPE, about(IMarker.SEVERITY_INFO,
					Texts.of("unknown.line", source.getFile(), line.getLine(), line.getText())));
		if (unknown.size() > MOST_UNKNOWN)
			file.createMarker(TYPE, about(IMarker.SEVERITY_INFO,
					Texts.of("unknown.more", source.getFile(), unknown.size() - MOST_UNKNOWN)));
	}

	private static void mark(IFile file, Problem problem) throws CoreException {
		Map<String, Object> attributes = about(problem.severity() == Problem.Severity.ERROR ? IMarker.SEVERITY_ERROR
				: IMarker.SEVERITY_WARNING, problem.message());
		attributes.put(RULE, problem.key());
		mark(file, attributes, problem.elementId());
	}

	/** What the import concluded is told, as the machine is the source's only where it is right. */
	private static void mark(IFile file, Conclusion conclusion) throws CoreException {
		mark(file, about(IMarker.SEVERITY_INFO, conclusion.text() + " (" + conclusion.source() + ")"),
				conclusion.element().map(Element::getId).orElse(""));
	}

	private static void mark(IFile file, Map<String, Object> attributes, String element) throws CoreException {
		attributes.put(ELEMENT, element);
		attributes.put(IMarker.LOCATION, element);
		file.createMarker(TYPE, attributes);
	}

	private static void mark(IFile file, String message, int line) throws CoreException {
		Map<String, Object> attributes = about(IMarker.SEVERITY_ERROR, message);
		attributes.put(IMarker.LINE_NUMBER, line);
		file.createMarker(TYPE, attributes);
	}

	/** A marker is made with all that it says at once, as others look at markers meanwhile. */
	private static Map<String, Object> about(int severity, String message) {
		return new HashMap<>(Map.of(IMarker.SEVERITY, severity, IMarker.MESSAGE, message));
	}
}
