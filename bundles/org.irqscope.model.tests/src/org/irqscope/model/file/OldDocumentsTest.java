package org.irqscope.model.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.model.Machines;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents of older versions of the format open, and are saved in that of today with all that they say. */
class OldDocumentsTest {
	private static final Path FOLDER = Path.of("documents");
	private static final Path FORMAT_1 = FOLDER.resolve("format1");
	private static final Pattern ATTRIBUTE = Pattern.compile("\\s([\\w:]+)=\"([^\"]*)\"");

	@TempDir
	Path folder;

	static List<Path> documents() throws IOException {
		try (Stream<Path> files = Files.walk(FOLDER)) {
			return files.filter(Files::isRegularFile).sorted().toList();
		}
	}

	/** Every attribute of a document with how often it stands there, but for those that name the format. */
	private static Map<String, Integer> said(Path document) throws IOException {
		Map<String, Integer> attributes = new TreeMap<>();
		Matcher matcher = ATTRIBUTE.matcher(Files.readString(document));
		while (matcher.find())
			if (!matcher.group(1).matches("formatVersion|version|encoding|xmi:.*|xmlns:.*|xsi:type"))
				attributes.merge(matcher.group(1) + "=" + matcher.group(2), 1, Integer::sum);
		return attributes;
	}

	@ParameterizedTest
	@MethodSource("documents")
	void oldDocumentIsSavedWithAllThatItSays(Path old) throws Exception {
		Path saved = folder.resolve("saved.irqscope");
		VirtualMachine machine = MachineFiles.load(old);
		MachineFiles.save(machine, saved);
		assertEquals(said(old), said(saved));
		assertTrue(Files.readString(saved).contains("formatVersion=\"3\""));
		VirtualMachine read = MachineFiles.load(saved);
		assertTrue(EcoreUtil.equals(machine, read));
		assertArrayEquals(Files.readAllBytes(saved), MachineFiles.bytes(read));
	}

	@Test
	void machineOfAnOldDocumentIsTheOneThatIsMadeToday() throws Exception {
		VirtualMachine old = MachineFiles.load(FORMAT_1.resolve("created.irqscope"));
		assertTrue(EcoreUtil.equals(Machines.create(old.getName(), 2), old));
	}
}
