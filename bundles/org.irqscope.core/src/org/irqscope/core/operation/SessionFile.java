package org.irqscope.core.operation;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.irqscope.core.Texts;
import org.irqscope.core.decision.SavedSession;
import org.irqscope.core.decision.SessionException;
import org.irqscope.core.decision.SessionText;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.text.FileException;

/** Files of what was decided in a session. Keeps no state, for any thread but that of a user interface. */
public final class SessionFile {
	/** What the name of such a file ends with. */
	public static final String EXTENSION = "irqsession";
	/** More than anybody decides, so that a device that never ends is refused at once. */
	private static final int LARGEST = 16 << 20;

	private SessionFile() {
	}

	/** The file beside that of a machine, with its name. */
	public static Path of(Path machine) {
		String name = machine.getFileName().toString();
		int dot = name.lastIndexOf('.');
		return machine.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "." + EXTENSION);
	}

	/** The machine beside a session that has its name. */
	public static Path machine(Path session) {
		String name = session.getFileName().toString();
		int dot = name.lastIndexOf('.');
		return session.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "." + MachineFiles.EXTENSION);
	}

	/**
	 * Reads a session.
	 *
	 * @throws OperationException with the first line that is wrong
	 */
	public static SavedSession read(Path file) throws OperationException {
		try {
			if (Files.isDirectory(file))
				throw new OperationException(file.toString(), 0, FileException.folder());
			if (!Files.isRegularFile(file) && Files.exists(file) || Files.size(file) > LARGEST)
				throw new OperationException(file.toString(), 0, Texts.of("session.no.session"));
			return SessionText.parse(Files.readAllLines(file));
		} catch (CharacterCodingException e) {
			throw new OperationException(file.toString(), 0, Texts.of("session.no.session"));
		} catch (IOException e) {
			throw new OperationException(file.toString(), 0, FileException.unreadable(e));
		} catch (SessionException e) {
			throw refused(file, e);
		}
	}

	/**
	 * Writes a session, as a whole or not at all.
	 *
	 * @throws OperationException when it cannot be written; then nothing has changed
	 */
	public static void write(Path file, SavedSession session) throws OperationException {
		byte[] text = (String.join("\n", SessionText.lines(session)) + "\n").getBytes(StandardCharsets.UTF_8);
		OutputFile.write(file, out -> out.write(text));
	}

	/** What is wrong with a line of a session file. */
	static OperationException refused(Path file, SessionException cause) {
		OperationException refusal = new OperationException(file.toString(), cause.line(), cause.getMessage());
		refusal.initCause(cause);
		return refusal;
	}
}
