package org.irqscope.scene.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fonts stand in files as long as somebody draws with them, and not longer. */
class FontFilesTest {
	@TempDir
	Path temporary;

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(temporary)) {
			return files.map(file -> file.getFileName().toString()).toList();
		}
	}

	/** Runs another process that takes a font and ends in some way. */
	private void process(String end) throws Exception {
		Path source = Files.writeString(Files.createTempDirectory(temporary, "source").resolve("Drawing.java"), """
				class Drawing {
					public static void main(String... arguments) throws Exception {
						System.out.println(org.irqscope.scene.text.FontFiles.of(org.irqscope.scene.text.Face.MONO));
						%s
					}
				}
				""".formatted(end));
		Path classes = Path.of(FontFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Djava.io.tmpdir=" + temporary, "-cp", classes.toString(), source.toString()).redirectErrorStream(true)
						.start();
		String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(process.waitFor(1, TimeUnit.MINUTES));
		assertTrue(printed.contains(Face.MONO.file()), printed);
		Files.delete(source);
		Files.delete(source.getParent());
	}

	@Test
	void processThatEndsTakesItsFontsWithIt() throws Exception {
		process("System.exit(0);");
		assertEquals(List.of(), names());
	}

	@Test
	void fontsOfAKilledProcessGoWhenTheNextOneBegins() throws Exception {
		process("Runtime.getRuntime().halt(137);");
		assertEquals(1, names().size(), names().toString());
		FontFiles.clean(temporary);
		assertEquals(List.of(), names());
	}

	@Test
	void fontsOfAProcessThatDrawsStay() throws Exception {
		Path theirs = Files.createDirectory(temporary.resolve(FontFiles.prefix(ProcessHandle.current().pid()) + "x"));
		Path others = Files.createDirectory(temporary.resolve("irqscope-fonts-"));
		FontFiles.clean(temporary);
		assertTrue(Files.exists(theirs) && Files.exists(others));
	}

	@Test
	void everyFaceHasAFileWithItsFont() throws Exception {
		for (Face face : Face.values())
			try (var font = face.open()) {
				assertArrayEquals(font.readAllBytes(), Files.readAllBytes(FontFiles.of(face)));
			}
		assertFalse(FontFiles.of(Face.SANS).equals(FontFiles.of(Face.MONO)));
	}
}
