package org.irqscope.model.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;


/** A process in which many save two documents by turns until it is killed; it prints a line for each saving. */
final class SavingForever {
	private SavingForever() {
	}

	/** The document of a writer, in a folder of its own. */
	static Path file(Path folder, int writer) {
		return folder.resolve(Integer.toString(writer)).resolve("m.irqscope");
	}

	/** Saves in a folder, by as many threads as the second argument says, what the two files after that hold. */
	public static void main(String... arguments) throws IOException {
		List<byte[]> documents = List.of(Files.readAllBytes(Path.of(arguments[2])),
				Files.readAllBytes(Path.of(arguments[3])));
		for (int writer = 0; writer < Integer.parseInt(arguments[1]); writer++) {
			Path file = file(Path.of(arguments[0]), writer);
			Files.createDirectories(file.getParent());
			new Thread(() -> save(file, documents)).start();
		}
	}

	private static void save(Path file, List<byte[]> documents) {
		for (int turn = 0;; turn = 1 - turn) {
			byte[] document = documents.get(turn);
			try {
				AtomicFile.write(file, out -> out.write(document));
				System.out.println(turn);
			} catch (IOException e) {
				throw new IllegalStateException(e);
			}
		}
	}
}
