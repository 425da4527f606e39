package org.irqscope.model.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.irqscope.model.Machines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that save all the time are killed in the middle of 1,000 savings: each document is an old or a new one. */
class KilledWhileSavingTest {
	/** How many kills, unless somebody wants more; each is in the middle of as many savings as there are writers. */
	private static final int KILLS = Integer.getInteger("irqscope.kills", 20);
	private static final int WRITERS = 50, MOST_SAVINGS = 150;
	private static final long SEED = 0x9b05688c2b3e6c1fL;
	private static final Path CLASSES = Path.of("target", "classes");

	@TempDir
	Path folder;
	@TempDir
	Path texts;

	@Test
	void documentIsOldOrNewAndNothingStaysBesideIt() throws Exception {
		Random random = new Random(SEED);
		List<byte[]> documents = List.of(MachineFiles.bytes(Machines.create("old", 1)),
				MachineFiles.bytes(Machines.create("new", 4)));
		List<String> files = List.of(Files.write(texts.resolve("old"), documents.get(0)).toString(),
				Files.write(texts.resolve("new"), documents.get(1)).toString());
		int found = 0;
		for (int kill = 0; kill < KILLS; kill++) {
			killAfter(1 + random.nextInt(MOST_SAVINGS), files);
			for (int writer = 0; writer < WRITERS; writer++)
				found += check(SavingForever.file(folder, writer), documents) ? 1 : 0;
		}
		assertTrue(found > KILLS * WRITERS / 2, "found " + found);
	}

	private void killAfter(int savings, List<String> documents) throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", classPath(), SavingForever.class.getName(), folder.toString(),
				Integer.toString(WRITERS), documents.get(0), documents.get(1))
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		try {
			BufferedReader saved = process.inputReader();
			for (int saving = 0; saving < savings; saving++)
				assertTrue(saved.readLine() != null, "it saves until it is killed");
		} finally {
			process.destroyForcibly().waitFor();
		}
	}

	/** False when the document has not been saved even once. */
	private static boolean check(Path file, List<byte[]> documents) throws IOException {
		if (!Files.exists(file))
			return false;
		byte[] contents = Files.readAllBytes(file);
		assertTrue(documents.stream().anyMatch(one -> Arrays.equals(one, contents)), file.toString());
		UnfinishedFiles.clean(file.getParent());
		assertEquals(List.of(file), beside(file));
		return true;
	}

	private static List<Path> beside(Path file) throws IOException {
		try (Stream<Path> files = Files.list(file.getParent())) {
			return files.toList();
		}
	}

	private static String classPath() {
		List<String> places = new ArrayList<>();
		for (Class<?> type : List.of(SavingForever.class, AtomicFile.class))
			places.addAll(places(type));
		// A fragment's classes can name the place of their host.
		places.add(CLASSES.toAbsolutePath().toString());
		return String.join(File.pathSeparator, places);
	}

	/** Where a class comes from; bundles in a workspace name the directory above their classes. */
	private static List<String> places(Class<?> type) {
		try {
			Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
			return Files.isDirectory(place) ? List.of(place.toString(), place.resolve(CLASSES).toString())
					: List.of(place.toString());
		} catch (URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}
}
